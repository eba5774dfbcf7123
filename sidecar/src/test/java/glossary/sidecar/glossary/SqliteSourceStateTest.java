package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSourceStateTest {
  @TempDir Path folder;
  Path file;
  SqliteSource source;

  @BeforeEach
  void open() {
    file = folder.resolve("glossary.db");
    source = new SqliteSource(file, DatabaseMode.AUTO);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void a_missing_file_is_awaited_never_created_and_read_once_it_is_there() throws IOException {
    assertThat(source.state().kind()).isEqualTo(Kind.AWAITED);
    assertThat(source.state().message()).contains(file.toString()).contains("DATABASE_MODE=create");
    assertThatThrownBy(() -> source.count(EntryFilter.ALL))
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageNotContaining(folder.toString());
    assertThat(file).doesNotExist();

    HostProcess.leaves(file, 3);

    assertThat(source.state()).isEqualTo(new SourceState(Kind.READY, "", false));
    assertThat(source.count(EntryFilter.ALL)).isEqualTo(3);
  }

  @Test
  void a_missing_folder_is_named() {
    try (SqliteSource elsewhere =
        new SqliteSource(folder.resolve("none/glossary.db"), DatabaseMode.AUTO)) {
      assertThat(elsewhere.state().kind()).isEqualTo(Kind.AWAITED);
      assertThat(elsewhere.state().message()).contains("folder " + folder.resolve("none"));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_in_place_of_the_file_is_unreadable() throws IOException {
    Files.createDirectory(file);

    assertThat(source.state().kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(source.state().message()).contains("no file");
  }

  @Test
  void an_empty_file_holds_no_glossary_until_the_host_fills_it() throws IOException {
    Files.createFile(file);
    assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);

    HostProcess.leaves(file, 1);

    assertThat(source.state().kind()).isEqualTo(Kind.READY);
  }

  @Test
  void a_table_without_definitions_is_no_glossary() throws IOException {
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term TEXT)");
    }

    assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);
    assertThat(source.state().message()).contains("[definitions]");
  }

  @Test
  void a_text_file_is_damaged_and_left_as_it_is() throws IOException {
    String text = "Dear diary, ".repeat(1000);
    Files.writeString(file, text);

    assertThat(source.state().kind()).isEqualTo(Kind.DAMAGED);
    assertThat(source.state().message()).contains("no SQLite database");
    assertThatThrownBy(() -> source.entry(1)).isInstanceOf(SourceUnavailable.class);
    source.close();
    assertThat(file).hasContent(text);
  }

  @Test
  void random_bytes_behind_a_valid_signature_never_cause_more_than_a_state() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 30; i++) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      random.nextBytes(bytes);
      byte[] signature = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(signature, 0, bytes, 0, Math.min(bytes.length, signature.length));
      Path garbage = Files.write(folder.resolve("garbage" + i), bytes);
      try (SqliteSource of = new SqliteSource(garbage, DatabaseMode.AUTO)) {
        assertThat(of.state().ready()).isFalse();
        assertThatThrownBy(() -> of.list(EntryFilter.ALL, 0, 10))
            .isInstanceOf(SourceUnavailable.class);
      }
    }
  }

  @Test
  void a_damaged_page_is_reported_until_the_file_is_mended() throws IOException {
    HostProcess.leaves(file, 2000);
    Path sound = Files.copy(file, folder.resolve("sound.db"));
    byte[] bytes = Files.readAllBytes(file);
    for (int page = 20; page < 100; page++) {
      bytes[page * 4096] = 99;
    }
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

    assertThatThrownBy(() -> source.scan(entry -> {})).isInstanceOf(SourceUnavailable.class);
    assertThat(source.state().kind()).isEqualTo(Kind.DAMAGED);
    assertThat(source.state().kind()).isEqualTo(Kind.DAMAGED);

    Files.move(sound, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(source.state().kind()).isEqualTo(Kind.READY);
    assertThat(source.count(EntryFilter.ALL)).isEqualTo(2000);
  }

  @Test
  void a_replaced_file_is_served_from_its_successor() throws IOException {
    HostProcess.leaves(file, 3);
    String before = source.changeToken();
    Path next = folder.resolve("next.db");
    HostProcess.leaves(next, 5);

    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

    Await.until("reads see the new file", () -> source.count(EntryFilter.ALL) == 5);
    assertThat(source.changeToken()).isNotEqualTo(before);
  }

  @Test
  void a_deleted_file_is_awaited_again_and_served_when_restored() throws IOException {
    HostProcess.leaves(file, 3);
    assertThat(source.state().ready()).isTrue();
    Path away = folder.resolve("away.db");

    Files.move(file, away);
    assertThat(source.state().kind()).isEqualTo(Kind.AWAITED);
    assertThatThrownBy(source::changeToken).isInstanceOf(SourceUnavailable.class);

    Files.move(away, file);
    assertThat(source.state().kind()).isEqualTo(Kind.READY);
    assertThat(source.count(EntryFilter.ALL)).isEqualTo(3);
  }

  @Test
  void a_database_locked_by_a_writer_is_tried_again() throws IOException {
    HostProcess.leaves(file, 3);
    try (HostProcess host = HostProcess.on(file)) {
      host.does("BEGIN EXCLUSIVE");
      assertThat(source.state().kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(source.state().message()).contains("locked");

      host.does("COMMIT");
      assertThat(source.state().kind()).isEqualTo(Kind.READY);
    }
  }

  @Test
  void a_dropped_table_ends_readiness() throws IOException {
    HostProcess.leaves(file, 3);
    assertThat(source.count(EntryFilter.ALL)).isEqualTo(3);
    try (HostProcess host = HostProcess.on(file)) {
      host.does("DROP TABLE glossary_entries");
    }

    assertThatThrownBy(() -> source.count(EntryFilter.ALL)).isInstanceOf(SourceUnavailable.class);
    assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);
  }

  @Test
  void any_file_name_is_opened_as_it_is() throws IOException {
    for (String name : new String[] {"with spaces and ümlaut.db", "100%20?a=b#c.db", "file:x.db"}) {
      Path odd = folder.resolve(name);
      EmbeddedGlossary.createEmptyIfAbsent(odd);
      try (SqliteSource of = new SqliteSource(odd, DatabaseMode.AUTO)) {
        assertThat(of.state()).as(name).isEqualTo(new SourceState(Kind.READY, "", true));
      }
    }
    try (var all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()).filter(n -> !n.contains(".db-")))
          .containsExactlyInAnyOrder("with spaces and ümlaut.db", "100%20?a=b#c.db", "file:x.db");
    }
  }

  @Test
  void no_file_stays_open_after_close() throws IOException {
    HostProcess.leaves(file, 3);
    source.list(EntryFilter.ALL, 0, 10);
    source.changeToken();
    assertThat(OpenFiles.of(file)).isPositive();

    source.close();

    assertThat(OpenFiles.of(file)).isZero();
    assertThatThrownBy(() -> source.entry(1)).isInstanceOf(SourceUnavailable.class);
    assertThat(source.state().ready()).isFalse();
  }
}
