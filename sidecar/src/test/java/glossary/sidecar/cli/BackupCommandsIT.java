package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestSidecar;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups from a terminal or a script, with the packed jar and the embedded sample. */
class BackupCommandsIT {
  @TempDir Path folder;

  @Test
  void a_backup_is_taken_listed_verified_proven_and_restored() throws Exception {
    PackedSidecar taken = run("backup", "-q", "--json");
    assertThat(taken.err()).isEmpty();
    JsonNode backup = TestSidecar.parse(taken.out());
    String id = backup.get("id").asText();
    assertThat(backup.get("verified").asBoolean()).isTrue();
    assertThat(backup.get("entries").asInt()).isGreaterThan(100);
    assertThat(folder.resolve("backups").resolve(backup.get("filename").asText())).isRegularFile();

    assertThat(run("backups").out().lines().toList()).hasSize(2).last().asString().contains(id);
    assertThat(run("backups", "--verify", id).out()).contains(id + " is sound");
    assertThat(run("backups", "--drill").out()).contains(id + " is proven");
    assertThat(run("backups", "--prune", "--dry-run").out()).contains(id, "kept", "newest");

    PackedSidecar restored = run("restore", id, "--yes", "--json");
    assertThat(restored.exitCode()).isZero();
    assertThat(TestSidecar.parse(restored.out()).get("emergency_backup").asText())
        .startsWith("glossary_backup_");
    assertThat(TestSidecar.parse(run("backups", "--json").out())).hasSize(2);
  }

  @Test
  void any_file_of_a_backup_can_be_restored_to_another_path() throws Exception {
    run("backup", "-q");
    Path stored;
    try (var files = Files.newDirectoryStream(folder.resolve("backups"), "*.gz")) {
      stored = files.iterator().next();
    }
    Path moved = Files.move(stored, folder.resolve("off site.db.gz"));

    PackedSidecar restored = run("restore", moved.toString(), "--to", "copy.db");

    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(Files.readString(folder.resolve("copy.db"), StandardCharsets.ISO_8859_1))
        .startsWith("SQLite format 3");
    PackedSidecar again = run("restore", moved.toString(), "--to", "copy.db");
    assertThat(again.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(again.err()).contains("copy.db exists already");
  }

  @Test
  void what_a_command_replaces_or_deletes_is_in_the_audit_log_of_a_sidecar() throws Exception {
    String id = TestSidecar.parse(run("backup", "-q", "--json").out()).get("id").asText();
    assertThat(run("restore", id, "--yes").exitCode()).isZero();
    assertThat(folder.resolve("logs")).doesNotExist();

    Path audit = Files.createDirectory(folder.resolve("logs")).resolve("audit.log");
    Files.writeString(audit, "{}\n");
    PackedSidecar restored = run("restore", id, "--yes");
    assertThat(restored.err()).doesNotContain("audit", "outcome");
    run("backups", "--prune", "--dry-run");
    run("backups", "--prune");

    List<JsonNode> lines = Files.readAllLines(audit).stream().map(TestSidecar::parse).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).get("message").asText()).isEqualTo("command restore");
    assertThat(lines.get(1).get("target").asText()).isEqualTo("id=" + id);
    assertThat(lines.get(1).get("role").asText())
        .isEqualTo("user " + System.getProperty("user.name"));
    assertThat(lines.get(1).get("outcome").asText()).isEqualTo("done");
    assertThat(lines.get(2).get("message").asText()).isEqualTo("command prune");
  }

  @Test
  void without_a_terminal_and_without_yes_nothing_is_replaced() throws Exception {
    JsonNode backup = TestSidecar.parse(run("backup", "-q", "--json").out());

    PackedSidecar refused = run("restore", backup.get("id").asText());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--yes", "--to PATH").doesNotContain("\tat ");
    assertThat(TestSidecar.parse(run("backups", "--json").out())).hasSize(1);
  }

  @Test
  void what_is_no_backup_is_refused_with_a_sentence() throws Exception {
    Files.writeString(folder.resolve("notes.db"), "no database");
    for (List<String> wrong :
        List.of(
            List.of("backups", "--verify", "../../etc/passwd"),
            List.of("restore", "glossary_backup_20200101_000000", "--yes"),
            List.of("restore", "notes.db", "--yes"),
            List.of("restore", "\u001b[2Jx", "--yes"))) {
      PackedSidecar refused = run(wrong.toArray(String[]::new));

      assertThat(refused.exitCode()).as(wrong + refused.out()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(refused.err().strip()).isNotEmpty().doesNotContain("\tat ", "Exception", "\u001b");
    }
  }

  @Test
  void a_second_one_at_the_same_time_is_told_to_try_again() throws Exception {
    Files.createDirectories(folder.resolve("backups"));
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("backups/.glossary-backup.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      PackedSidecar second = run("backup", "-q");

      assertThat(held.isValid()).isTrue();
      assertThat(second.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
      assertThat(second.err()).contains("Another backup or restore is running");
    }
  }

  private PackedSidecar run(String... arguments) throws Exception {
    return PackedSidecar.run(folder, arguments);
  }
}
