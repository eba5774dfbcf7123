package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is mended, beside the process of a host whose database it is. */
class FixesTest {
  private static final String EDIT = "UPDATE glossary_entries SET term = 'edited' WHERE id = 1";

  @TempDir Path folder;

  @Test
  void the_hosts_index_is_mended_while_the_host_has_the_database_open() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(50);
    try (HostProcess host = HostProcess.on(deployment.database())) {
      assertThat(host.answers(EDIT)).contains("no such column: T.definition_text");

      Mended mended = deployment.mended().get("IDX-04");

      assertThat(mended.done()).as(mended.sentence()).isTrue();
      assertThat(mended.sentence()).contains("glossary_backup_", "proven", "50 rows");
      host.does(EDIT);
      host.does("DELETE FROM glossary_entries WHERE id = 2");
      host.does("INSERT INTO glossary_fts(glossary_fts, rank) VALUES ('integrity-check', 0)");
    }
    assertThat(deployment.level("IDX-04")).isEqualTo(Level.OK);
    assertThat(deployment.level("IDX-05")).isEqualTo(Level.OK);
    assertThat(deployment.level("BAK-06")).isEqualTo(Level.OK);
  }

  @Test
  void a_second_run_finds_nothing_to_fix() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(5);
    assertThat(deployment.mended().values()).hasSizeGreaterThan(4).allMatch(Mended::done);

    assertThat(deployment.mended()).isEmpty();
    try (var left = Files.list(folder.resolve("data/sidecar/doctor"))) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("lock");
    }
  }

  @Test
  void a_writer_that_keeps_the_database_is_waited_for_and_then_left_alone() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(5);
    deployment.mended();
    try (HostProcess host = HostProcess.on(deployment.database())) {
      breakAgain(host);
      host.does("BEGIN IMMEDIATE");

      Mended refused = deployment.mended().get("IDX-04");

      assertThat(refused.done()).isFalse();
      assertThat(refused.busy()).as(refused.sentence()).isTrue();
      host.does("ROLLBACK");
      assertThat(host.answers(EDIT)).contains("no such column");
      assertThat(deployment.mended().get("IDX-04").done()).isTrue();
      host.does(EDIT);
    }
  }

  @Test
  void under_read_only_nothing_is_written_to_the_database() throws IOException {
    Deployment deployment = Deployment.in(folder, "DATABASE_MODE=read-only").withHost(5);
    byte[] before = Files.readAllBytes(deployment.database());

    Mended refused = deployment.mended().get("IDX-04");

    assertThat(refused.done()).isFalse();
    assertThat(refused.sentence()).contains("DATABASE_MODE");
    assertThat(Files.readAllBytes(deployment.database())).isEqualTo(before);
  }

  @Test
  void a_repair_that_the_hosts_own_triggers_defeat_is_undone() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(5);
    try (HostProcess host = HostProcess.on(deployment.database())) {
      host.does(
          "CREATE TRIGGER never BEFORE UPDATE ON glossary_entries BEGIN SELECT raise(ABORT, 'never'); END");
    }
    byte[] before = Files.readAllBytes(deployment.database());

    Mended refused = deployment.mended().get("IDX-04");

    assertThat(refused.done()).isFalse();
    assertThat(refused.sentence()).contains("on a copy", "never");
    assertThat(Files.readAllBytes(deployment.database())).isEqualTo(before);
  }

  @Test
  void an_index_whose_name_is_hostile_is_mended_all_the_same() throws IOException {
    Deployment deployment = Deployment.in(folder);
    try (HostProcess host = HostProcess.on(deployment.database())) {
      host.does(
          "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term TEXT, definitions TEXT, language TEXT, source TEXT)");
      String name = "\"glossary'; COMMIT; DROP TABLE glossary_entries; --\"\"x\"";
      host.does(
          "CREATE VIRTUAL TABLE "
              + name
              + " USING fts5(term, gone, content='glossary_entries', content_rowid='id')");
      host.does(
          "CREATE TRIGGER i AFTER INSERT ON glossary_entries BEGIN INSERT INTO "
              + name
              + " (rowid, term, gone) VALUES (new.id, new.term, new.source); END");
      host.does(
          "CREATE TRIGGER d AFTER DELETE ON glossary_entries BEGIN DELETE FROM "
              + name
              + " WHERE rowid = old.id; END");
      host.does(
          "CREATE TRIGGER u AFTER UPDATE ON glossary_entries BEGIN DELETE FROM "
              + name
              + " WHERE rowid = old.id; INSERT INTO "
              + name
              + " (rowid, term, gone) VALUES (new.id, new.term, new.source); END");
      host.does("INSERT INTO glossary_entries VALUES (1, 'valve', '[]', 'en', 'internal')");
      assertThat(host.answers(EDIT)).startsWith("error");

      Mended mended = deployment.mended().get("IDX-04");

      assertThat(mended.done()).as(mended.sentence()).isTrue();
      host.does(EDIT);
      host.does("DELETE FROM glossary_entries");
    }
  }

  @Test
  void secrets_that_others_may_read_are_closed_to_them() throws IOException {
    Path token = Files.writeString(folder.resolve("admin.txt"), "q8Zr4cVn1xKf7TbW3mLs9hDp\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-rw-r--"));
    Path settings =
        Files.writeString(
            folder.resolve(".env"),
            "ADMIN_TOKEN_FILE=" + token + "\nEDITOR_TOKEN=w7Xc2pLk9sVb4nRt6yHg1mZq\n");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
    Deployment deployment = Deployment.in(folder);
    assertThat(deployment.level("SEC-06")).isEqualTo(Level.PROBLEM);
    assertThat(deployment.level("SEC-07")).isEqualTo(Level.PROBLEM);

    Map<String, Mended> mended = deployment.mended();

    assertThat(mended.get("SEC-06").done()).isTrue();
    assertThat(mended.get("SEC-07").done()).isTrue();
    for (Path closed : List.of(token, settings)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
          .isEqualTo("rw-r-----");
    }
    assertThat(deployment.level("SEC-06")).isEqualTo(Level.OK);
    assertThat(deployment.level("SEC-07")).isEqualTo(Level.OK);
  }

  @Test
  void folders_and_the_admin_token_are_made_private() throws IOException {
    Deployment deployment = Deployment.in(folder);

    Map<String, Mended> mended = deployment.mended();

    assertThat(mended.keySet()).contains("SEC-05", "FIL-02", "FIL-03", "BAK-02");
    for (String made : List.of("logs", "backups", "data/sidecar")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(made))))
          .as(made)
          .isEqualTo("rwx------");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/sidecar/admin.token"))))
        .isEqualTo("rw-------");
  }

  private static void breakAgain(HostProcess host) throws IOException {
    host.does("DROP TABLE glossary_fts");
    host.does(
        "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, definition_text, language UNINDEXED, domain_tags UNINDEXED,"
            + " source UNINDEXED, content='glossary_entries', content_rowid='id')");
  }
}
