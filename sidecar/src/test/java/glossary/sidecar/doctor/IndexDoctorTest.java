package glossary.sidecar.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.doctor.Report.State;
import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDoctorTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("glossary.db");
  }

  @Test
  void the_existing_servers_index_is_broken_because_it_makes_writes_fail() {
    HostFile host = HostFile.faulty(path);

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.BROKEN);
    assertThat(report.table()).isEqualTo("glossary_fts");
    assertThat(report.entries()).isEqualTo(3);
    assertThat(report.indexed()).isEqualTo(3);
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("HOST-WRITES-FAIL", "EXPECTED-NAME");
    assertThat(report.findings().get(0).sentence())
        .isEqualTo(
            "Every UPDATE and DELETE on glossary_entries by the host fails with 'no such column:"
                + " T.definition_text', while INSERT and MATCH work and PRAGMA integrity_check says"
                + " ok.");
    assertThat(host.failureOf("UPDATE glossary_entries SET term = term"))
        .contains("no such column: T.definition_text");
    assertThat(host.failureOf("DELETE FROM glossary_entries"))
        .contains("no such column: T.definition_text");
    assertThat(host.failureOf(HostFile.entry(4, "new", "new"))).isNull();
    assertThat(host.column("PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void an_examination_leaves_the_file_as_it_was() throws IOException {
    HostFile.faulty(path).examined();
    byte[] before = Files.readAllBytes(path);

    new HostFile(path).examined();

    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(path);
    }
  }

  @Test
  void no_index_is_absent() {
    Report report = HostFile.of(path, HostFile.ENTRIES, HostFile.ROWS).examined();

    assertThat(report.state()).isEqualTo(State.ABSENT);
    assertThat(report.table()).isNull();
    assertThat(report.findings()).extracting(Finding::id).containsExactly("EXPECTED-NAME");
  }

  @Test
  void an_index_of_something_else_is_not_the_glossarys() {
    Report report =
        HostFile.of(
                path,
                HostFile.ENTRIES,
                "CREATE TABLE mail (id INTEGER PRIMARY KEY, body);"
                    + "CREATE VIRTUAL TABLE mail_index USING fts5(body, content='mail');"
                    + "CREATE VIRTUAL TABLE loose USING fts5(body);"
                    + "CREATE VIRTUAL TABLE four USING fts4(body)")
            .examined();

    assertThat(report.state()).isEqualTo(State.ABSENT);
    assertThat(report.findings())
        .filteredOn(finding -> finding.id().equals("OTHER-INDEX"))
        .singleElement()
        .satisfies(
            f -> assertThat(f.sentence()).contains("mail_index, loose").doesNotContain("four"));
  }

  @Test
  void our_own_index_is_sound_whatever_was_written() {
    HostFile ours = HostFile.embedded(path);
    ours.run("UPDATE glossary_entries SET term = term || ' x' WHERE id % 2 = 0");
    ours.run("DELETE FROM glossary_entries WHERE id % 5 = 0");

    Report report = ours.examined();

    assertThat(report.findings()).isEmpty();
    assertThat(report.state()).isEqualTo(State.SOUND);
    assertThat(report.entries()).isPositive().isEqualTo(report.indexed());
  }

  @Test
  void external_content_with_triggers_that_tell_the_old_words_is_sound() {
    HostFile host = HostFile.of(path, Indexes.SOUND_EXTERNAL);
    host.run("UPDATE glossary_entries SET term = 'boiler' WHERE id = 3");
    host.run("DELETE FROM glossary_entries WHERE id = 2");

    Report report = host.examined();

    assertThat(report.findings()).extracting(Finding::id).containsExactly("EXPECTED-NAME");
    assertThat(report.state()).isEqualTo(State.SOUND);
  }

  @Test
  void plain_deletes_before_the_row_changes_are_sound_too() {
    HostFile host = HostFile.of(path, Indexes.BEFORE_TRIGGERS);
    host.run("UPDATE glossary_entries SET term = 'boiler' WHERE id = 3");

    assertThat(host.examined().state()).isEqualTo(State.SOUND);
  }

  @Test
  void plain_deletes_after_the_row_has_changed_leave_words_behind() {
    HostFile host = HostFile.of(path, Indexes.WRONG_TRIGGERS);
    host.run("UPDATE glossary_entries SET term = 'boiler' WHERE id = 3");
    assertThat(host.column("SELECT rowid FROM glossary_fts WHERE glossary_fts MATCH 'reactor'"))
        .containsExactly("3");

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.STALE);
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("WRONG-TRIGGER", "STALE-WORDS", "EXPECTED-NAME");
    assertThat(report.findings().get(1).sentence())
        .isEqualTo(
            "Of 3 rows examined, 1 is in the index with words that glossary_rows does not have;"
                + " 'reactor' finds row 3.");
  }

  @Test
  void an_entry_that_is_gone_but_still_found_is_drift() {
    HostFile host = HostFile.of(path, Indexes.WRONG_TRIGGERS);
    host.run(
        "PRAGMA recursive_triggers = OFF; REPLACE INTO glossary_entries VALUES (2, 'x', '[]', '')");
    host.run("DROP TRIGGER d; DELETE FROM glossary_entries WHERE id = 1");

    Report report = host.examined();

    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("WRONG-TRIGGER", "NOT-FOLLOWED", "DRIFT", "STALE-WORDS", "EXPECTED-NAME");
    assertThat(report.findings().get(1).sentence()).contains("takes over DELETE on");
    assertThat(report.findings().get(2).sentence())
        .contains("lacks none, and has 1 (1) that the table has not");
    assertThat(report.entries()).isEqualTo(2);
    assertThat(report.indexed()).isEqualTo(3);
  }

  @Test
  void a_contentless_index_with_plain_deletes_makes_writes_fail() {
    HostFile host = HostFile.of(path, Indexes.CONTENTLESS);

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.BROKEN);
    assertThat(report.findings().get(0).sentence())
        .contains("UPDATE and DELETE")
        .contains("cannot DELETE from contentless fts5 table: glossary_fts");
    assertThat(host.failureOf("DELETE FROM glossary_entries"))
        .contains("cannot DELETE from contentless fts5 table: glossary_fts");
  }

  @Test
  void a_contentless_index_that_may_delete_is_sound_as_far_as_can_be_seen() {
    HostFile host =
        HostFile.of(
            path, Indexes.CONTENTLESS.replace("content=''", "content='', contentless_delete=1"));
    host.run("UPDATE glossary_entries SET term = 'boiler' WHERE id = 3");

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.SOUND);
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("NOT-CHECKED", "EXPECTED-NAME");
  }

  @Test
  void an_index_that_refuses_the_delete_command_of_its_triggers_makes_writes_fail() {
    HostFile host =
        HostFile.of(
            path,
            Indexes.SOUND_EXTERNAL
                .replace(", content='glossary_entries', content_rowid='id'", "")
                .replace("'rebuild'", "'optimize'"));
    host.run(
        "INSERT INTO glossary_fts(rowid, term, note) SELECT id, term, note FROM glossary_entries");

    Report report = host.examined();

    assertThat(report.findings().get(0).sentence()).contains("fails with 'SQL logic error'");
    assertThat(host.failureOf("DELETE FROM glossary_entries")).contains("SQL logic error");
  }

  @Test
  void an_index_without_triggers_is_not_followed() {
    HostFile host =
        HostFile.of(
            path,
            HostFile.ENTRIES,
            HostFile.ROWS,
            "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, note)");

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.STALE);
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("NOT-FOLLOWED", "DRIFT", "NOT-CHECKED", "EXPECTED-NAME");
    assertThat(report.findings().get(0).sentence())
        .isEqualTo(
            "No trigger takes over INSERT, UPDATE and DELETE on glossary_entries into"
                + " glossary_fts.");
    assertThat(report.findings().get(1).sentence()).contains("lacks 3 (1, 2, 3), and has none");
  }

  @Test
  void stored_text_is_compared_with_what_the_hosts_own_trigger_would_write() {
    HostFile host = HostFile.faulty(path);
    host.run(host.examined().findings().get(0).fix());
    host.run("UPDATE glossary_fts SET definition_text = 'something else' WHERE rowid = 2");

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.STALE);
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactly("STALE-TEXT", "EXPECTED-NAME");
    assertThat(report.findings().get(0).sentence()).contains("1 row in glossary_fts (2)");
  }

  @Test
  void a_missing_content_table_and_missing_shadow_tables_are_broken() throws SQLException {
    HostFile gone =
        HostFile.of(
            path,
            HostFile.ENTRIES,
            "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, content='nowhere')");
    assertThat(gone.examined().findings().get(0))
        .satisfies(f -> assertThat(f.id()).isEqualTo("CONTENT-MISMATCH"))
        .satisfies(f -> assertThat(f.sentence()).contains("no such table: main.nowhere"));

    HostFile torn =
        HostFile.of(
            folder.resolve("torn.db"),
            HostFile.ENTRIES,
            "CREATE VIRTUAL TABLE glossary_fts USING fts5(term)",
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name ="
                + " 'glossary_fts_content'");
    assertThat(torn.examined().state()).isEqualTo(State.BROKEN);
    assertThat(torn.examined().findings().get(0).id()).isEqualTo("UNREADABLE-INDEX");
  }

  @Test
  void rows_in_the_thousands_are_compared_to_the_last() {
    HostFile host =
        HostFile.of(
            path,
            Indexes.SOUND_EXTERNAL,
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT"
                + " INTO glossary_entries SELECT i, 'term ' || i, '', 'note ' || (i % 100) FROM n",
            "DROP TRIGGER d",
            "DELETE FROM glossary_entries WHERE id = 59999");

    Report report = host.examined();

    assertThat(report.entries()).isEqualTo(59_993);
    assertThat(report.indexed()).isEqualTo(59_994);
    assertThat(report.findings())
        .filteredOn(finding -> finding.id().equals("DRIFT"))
        .singleElement()
        .satisfies(f -> assertThat(f.sentence()).contains("has 1 (59999)"));
    assertThat(report.findings())
        .as("a word of 60,000 rows is compared for some of them")
        .filteredOn(finding -> finding.id().equals("NOT-CHECKED"))
        .singleElement()
        .satisfies(f -> assertThat(f.sentence()).contains("all of its words", "a sample of"));
  }

  @Test
  void what_the_host_writes_meanwhile_is_no_finding() throws Exception {
    HostFile host = HostFile.of(path, Indexes.SOUND_EXTERNAL, "PRAGMA journal_mode = WAL");
    AtomicBoolean stop = new AtomicBoolean();
    List<Exception> failures = new ArrayList<>();
    Thread writer = new Thread(() -> write(host, stop, failures), "host");
    writer.start();
    try (SqliteSource source = host.source()) {
      IndexDoctor doctor = new IndexDoctor(source::inspect, Clock.systemUTC());
      for (int i = 0; i < 30; i++) {
        assertThat(doctor.examine().findings())
            .extracting(Finding::id)
            .containsExactly("EXPECTED-NAME");
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void a_database_that_is_not_there_cannot_be_examined() {
    assertThatThrownBy(() -> new HostFile(path).examined()).isInstanceOf(SourceUnavailable.class);
  }

  private static void write(HostFile host, AtomicBoolean stop, List<Exception> failures) {
    try (Connection connection = host.open();
        Statement statement = connection.createStatement()) {
      for (int i = 100; !stop.get(); i++) {
        statement.executeUpdate(
            "INSERT INTO glossary_entries VALUES (" + i + ", 'word" + i + "', '', 'n')");
        statement.executeUpdate("UPDATE glossary_entries SET term = 'w" + i + "' WHERE id % 7 = 3");
        statement.executeUpdate("DELETE FROM glossary_entries WHERE id = " + (i - 20));
      }
    } catch (SQLException failed) {
      failures.add(failed);
    }
  }
}
