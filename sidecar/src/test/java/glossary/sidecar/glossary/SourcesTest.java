package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final Path SIDECAR = Path.of("data", "sidecar");

  @TempDir Path work;

  @Test
  void without_a_name_and_a_file_the_sample_is_served_from_the_sidecars_folder()
      throws IOException {
    try (SqliteSource source = open(null, DatabaseMode.AUTO)) {
      assertThat(source.file()).isEqualTo(work.resolve("data/sidecar/glossary.db"));
      assertThat(source.location()).isEqualTo(source.file().toString());
      assertThat(source.state().writable()).isTrue();
      assertThat(source.count(EntryFilter.ALL)).isGreaterThan(120);
    }
  }

  @Test
  void without_a_name_the_usual_file_is_served_if_it_is_there() throws IOException {
    Files.createDirectory(work.resolve("data"));
    HostProcess.leaves(work.resolve("data/glossary.db"), 2);

    try (SqliteSource source = open(null, DatabaseMode.AUTO)) {
      assertThat(source.state()).isEqualTo(new SourceState(Kind.READY, "", false));
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(2);
    }
    assertThat(work.resolve(SIDECAR)).doesNotExist();
  }

  @Test
  void the_sample_is_read_only_on_request() throws IOException {
    try (SqliteSource source = open(null, DatabaseMode.READ_ONLY)) {
      assertThat(source.state()).isEqualTo(new SourceState(Kind.READY, "", false));
      assertThatThrownBy(() -> source.write(connection -> 1))
          .isInstanceOfSatisfying(Problem.class, no -> assertThat(no.status()).isEqualTo(403))
          .hasMessageContaining("DATABASE_MODE=read-write");
    }
  }

  @Test
  void a_named_file_that_is_missing_is_awaited_in_every_mode_but_create() throws IOException {
    for (DatabaseMode mode : DatabaseMode.values()) {
      if (mode != DatabaseMode.CREATE) {
        try (SqliteSource source = open("named.db", mode)) {
          assertThat(source.state().kind()).isEqualTo(Kind.AWAITED);
        }
      }
    }
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void create_makes_a_named_file_without_entries_once() throws IOException {
    try (SqliteSource source = open("new/named.db", DatabaseMode.CREATE)) {
      assertThat(source.state()).isEqualTo(new SourceState(Kind.READY, "", true));
      assertThat(source.count(EntryFilter.ALL)).isZero();

      Files.delete(source.file());

      assertThat(source.state().kind()).isEqualTo(Kind.AWAITED);
      assertThat(source.file()).doesNotExist();
    }
  }

  @Test
  void read_write_writes_to_a_foreign_file_and_keeps_its_journal_mode() throws Exception {
    Path file = work.resolve("named.db");
    HostProcess.leaves(file, 2);

    try (SqliteSource source = open("named.db", DatabaseMode.READ_WRITE)) {
      assertThat(source.state().writable()).isTrue();
      String before = source.changeToken();
      source.write(
          connection -> {
            try (var statement = connection.createStatement()) {
              return statement.executeUpdate(
                  "INSERT INTO document_types VALUES (1, 'a', 'b', 'c', 'd', 'e')");
            }
          });
      assertThat(source.changeToken()).isNotEqualTo(before);
    }
    try (var all = Files.list(work)) {
      assertThat(all).containsExactly(file);
    }
  }

  private SqliteSource open(String name, DatabaseMode mode) throws IOException {
    return Sources.open(
        new SourceOptions(
            Optional.ofNullable(name).map(Path::of), work, SIDECAR, mode, Optional.empty()));
  }
}
