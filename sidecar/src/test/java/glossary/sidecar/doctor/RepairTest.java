package glossary.sidecar.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.doctor.Report.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every script that the doctor hands out is run on a copy and must mend it for good. */
class RepairTest {
  @TempDir Path folder;

  @Test
  void the_existing_servers_triggers_work_after_the_smallest_fix() throws IOException {
    HostFile host = HostFile.faulty(folder.resolve("host.db"));
    Finding finding = host.examined().findings().get(0);
    assertThat(finding.fix())
        .contains("DROP TABLE \"glossary_fts\";")
        .contains("domain_tags UNINDEXED, source UNINDEXED, tokenize='porter unicode61")
        .contains("GROUP_CONCAT(json_extract(value,'$.text'),' | ')")
        .doesNotContain("content=")
        .doesNotContain("content_rowid");

    HostFile copy = mended(host, finding);

    assertHostWorks(copy, "also");
    copy.run(
        "UPDATE glossary_entries SET definitions = '[{\"text\":\"rotates\"}]' WHERE term = 'pump'");
    assertThat(found(copy, "moves")).isEmpty();
    assertThat(found(copy, "rotates")).containsExactly("2");
    assertThat(copy.column("SELECT domain_tags FROM glossary_fts")).containsOnly("a,b");
    assertThat(host.failureOf("DELETE FROM glossary_entries")).isNotNull();
  }

  @Test
  void wrong_triggers_are_right_once_the_index_keeps_its_text() throws IOException {
    HostFile host = HostFile.of(folder.resolve("host.db"), Indexes.WRONG_TRIGGERS);
    host.run("UPDATE glossary_entries SET term = 'boiler' WHERE id = 3");
    for (Finding finding : host.examined().findings().subList(0, 2)) {
      HostFile copy = mended(host, finding);
      assertThat(found(copy, "reactor")).isEmpty();
      assertThat(found(copy, "boiler")).containsExactly("3");
      assertHostWorks(copy, null);
    }
  }

  @Test
  void a_contentless_index_gets_text_and_can_be_deleted_from() throws IOException {
    HostFile host = HostFile.of(folder.resolve("host.db"), Indexes.CONTENTLESS);

    assertHostWorks(mended(host, host.examined().findings().get(0)), null);
  }

  @Test
  void an_index_without_triggers_gets_some_and_an_empty_one_its_rows() throws IOException {
    for (String content : List.of("", ", content='glossary_entries', content_rowid='id'")) {
      HostFile host =
          HostFile.of(
              folder.resolve("host" + content.length() + ".db"),
              HostFile.ENTRIES,
              HostFile.ROWS,
              "CREATE TRIGGER glossary_fts_after_insert AFTER INSERT ON glossary_entries BEGIN SELECT"
                  + " 1; END",
              "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, note" + content + ")");
      HostFile copy = copy(host);
      copy.run(host.examined().findings().get(0).fix());
      Report second = copy.examined();
      if (second.state() != State.SOUND) {
        copy.run(second.findings().get(0).fix());
      }

      assertHostWorks(copy, null);
    }
  }

  @Test
  void drift_is_mended_by_filling_it_again_whatever_keeps_the_text() throws IOException {
    for (String sql :
        List.of(
            Indexes.SOUND_EXTERNAL,
            Indexes.BEFORE_TRIGGERS,
            Indexes.CONTENTLESS.replace("content=''", "content='', contentless_delete=1"),
            Indexes.CONTENTLESS.replace(", content=''", ""))) {
      HostFile host = HostFile.of(Files.createTempFile(folder, "host", ".db"), sql);
      String trigger = host.column("SELECT sql FROM sqlite_master WHERE name = 'i'").get(0);
      host.run("DROP TRIGGER i");
      host.run("INSERT INTO glossary_entries VALUES (8, 'flange', '[{\"text\":\"joins\"}]', 'x')");
      host.run(trigger);
      Finding drift = host.examined().findings().get(0);
      assertThat(drift.id()).isEqualTo("DRIFT");

      HostFile copy = mended(host, drift);

      assertThat(found(copy, "flange")).containsExactly("8");
      assertHostWorks(copy, null);
    }
  }

  @Test
  void an_index_that_nothing_tells_how_to_fill_is_removed_with_its_triggers() throws IOException {
    HostFile host =
        HostFile.of(
            folder.resolve("host.db"),
            HostFile.ENTRIES
                + "CREATE VIRTUAL TABLE glossary_fts USING fts5(a, b, content='gone');"
                + "CREATE TRIGGER \"odd \"\"name\" AFTER DELETE ON glossary_entries BEGIN DELETE FROM"
                + " glossary_fts WHERE rowid = old.id; END;"
                + HostFile.ROWS);
    Finding finding = host.examined().findings().get(0);
    assertThat(finding.sentence()).startsWith("Every DELETE on glossary_entries");
    assertThat(host.failureOf("DELETE FROM glossary_entries")).contains("no such table: main.gone");

    HostFile copy = copy(host);
    copy.run(finding.fix());

    copy.run("DELETE FROM glossary_entries");
    assertThat(copy.examined().state()).isEqualTo(State.ABSENT);
  }

  private HostFile mended(HostFile host, Finding finding) throws IOException {
    HostFile copy = copy(host);
    copy.run(finding.fix());
    assertThat(copy.examined().state()).as(finding.fix()).isEqualTo(State.SOUND);
    return copy;
  }

  private HostFile copy(HostFile host) throws IOException {
    Path copy = folder.resolve("copy" + System.nanoTime() + ".db");
    return new HostFile(Files.copy(host.path(), copy));
  }

  /** Writes through the host's own triggers, and has SQLite compare the index with its content. */
  private static void assertHostWorks(HostFile host, String everyEntryHas) {
    host.run("UPDATE glossary_entries SET term = 'gasket' WHERE id = 1");
    assertThat(found(host, "valve")).isEmpty();
    assertThat(found(host, "gasket")).containsExactly("1");
    host.run(
        "INSERT INTO glossary_entries SELECT * FROM (SELECT * FROM glossary_entries WHERE id = 1)"
            + " WHERE 0");
    host.run("UPDATE glossary_entries SET id = 77 WHERE id = 1");
    assertThat(found(host, "gasket")).containsExactly("77");
    host.run("DELETE FROM glossary_entries WHERE id = 77");
    assertThat(found(host, "gasket")).isEmpty();
    if (everyEntryHas != null) {
      host.run(HostFile.entry(5, "nozzle", "sprays"));
      assertThat(found(host, "nozzle")).containsExactly("5");
      assertThat(found(host, everyEntryHas)).hasSize(3);
    }
    assertThat(
            host.failureOf(
                "INSERT INTO glossary_fts(glossary_fts, rank) VALUES" + " ('integrity-check', 1)"))
        .isNull();
    assertThat(host.column("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(host.examined().state()).isEqualTo(State.SOUND);
  }

  private static List<String> found(HostFile host, String word) {
    return host.column("SELECT rowid FROM glossary_fts WHERE glossary_fts MATCH '" + word + "'");
  }
}
