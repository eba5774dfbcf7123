package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class HostUnharmedTest {
  @TempDir Path folder;

  @Test
  void all_reads_leave_a_rollback_database_with_a_faulty_index_byte_for_byte_as_it_was()
      throws Exception {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 2000);
    String before = sha256(file);

    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      readEverything(source);
      assertThat(beside(file)).containsExactly("glossary.db");
    }

    assertThat(sha256(file)).isEqualTo(before);
    assertThat(beside(file)).containsExactly("glossary.db");
  }

  @Test
  void the_host_commits_while_we_scan(TestReporter report) throws Exception {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 30_000);
    AtomicBoolean stop = new AtomicBoolean();
    List<String> answers = new ArrayList<>();
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO);
        HostProcess host = HostProcess.on(file)) {
      Thread reader = new Thread(() -> scanUntil(stop, source), "scan");
      reader.start();
      for (int i = 0; i < 20; i++) {
        answers.add(host.answers("commits 10"));
      }
      stop.set(true);
      reader.join();
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(30_200);
    }

    assertThat(answers).allMatch(answer -> answer.startsWith("longest "));
    report.publishEntry("longest commit of the host in ms", answers.toString());
  }

  @Test
  void a_wal_database_is_read_while_its_host_runs_and_after_it_stopped() throws Exception {
    Path file = folder.resolve("glossary.db");
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      try (HostProcess host = HostProcess.on(file)) {
        host.does("PRAGMA journal_mode = WAL");
        host.does("schema");
        host.does("rows 5");
        assertThat(source.count(EntryFilter.ALL)).isEqualTo(5);
        host.does("rows 0");
        assertThat(host.answers("commits 1")).startsWith("longest");
        assertThat(source.count(EntryFilter.ALL)).isEqualTo(6);
      }
      assertThat(source.state().kind()).isEqualTo(Kind.READY);
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(6);
    }
  }

  @Test
  void a_wal_that_a_killed_host_left_behind_is_read_with_it() throws Exception {
    Path file = folder.resolve("glossary.db");
    HostProcess host = HostProcess.on(file);
    host.does("PRAGMA journal_mode = WAL");
    host.does("schema");
    host.does("rows 5");
    host.diesAtOnce();

    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(5);
    }
  }

  @Test
  void a_write_that_a_killed_host_left_half_done_is_explained_and_not_touched() throws Exception {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 2000);
    HostProcess host = HostProcess.on(file);
    host.does("PRAGMA cache_size = 1");
    host.does("DROP TRIGGER glossary_fts_update");
    host.does("BEGIN");
    host.does("UPDATE glossary_entries SET language = 'de', definitions = definitions || ' '");
    host.diesAtOnce();
    assertThat(folder.resolve("glossary.db-journal")).isNotEmptyFile();
    String before = sha256(file);

    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(source.state().kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(source.state().message()).contains("in the middle of a write");
      assertThat(sha256(file)).isEqualTo(before);

      try (HostProcess again = HostProcess.on(file)) {
        again.does("UPDATE document_types SET code = code");
      }
      assertThat(source.state().kind()).isEqualTo(Kind.READY);
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(2000);
    }
  }

  private static void readEverything(SqliteSource source) {
    EntryFilter german = new EntryFilter("de", "internal", "pending");
    List<Long> scanned = new ArrayList<>();
    source.scan(entry -> scanned.add(entry.id()));
    assertThat(scanned).hasSize(2000).isSorted();
    assertThat(source.count(german)).isEqualTo(1000);
    assertThat(source.list(german, 990, 100)).hasSize(10);
    assertThat(source.entry(7)).hasValueSatisfying(e -> assertThat(e.term()).isEqualTo("term 6"));
    assertThat(source.changeToken()).isEqualTo(source.changeToken());
    assertThat(source.state().ready()).isTrue();
  }

  private static void scanUntil(AtomicBoolean stop, SqliteSource source) {
    while (!stop.get()) {
      try {
        source.scan(entry -> {});
      } catch (SourceUnavailable busy) {
        // the host comes first
      }
    }
  }

  private static List<String> beside(Path file) throws IOException {
    try (var all = Files.list(file.getParent())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** In a process of its own: closing a handle of the file here would drop SQLite's locks. */
  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    Process cat = new ProcessBuilder("cat", file.toString()).start();
    byte[] bytes = cat.getInputStream().readAllBytes();
    assertThat(bytes).isNotEmpty();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
