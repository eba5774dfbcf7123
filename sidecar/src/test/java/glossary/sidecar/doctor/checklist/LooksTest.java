package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks find in folders, files and databases that are as operators have them. */
class LooksTest {
  private static final String TOKEN = "q8Zr4cVn1xKf7TbW3mLs9hDp";

  @TempDir Path folder;

  @Test
  void looking_changes_nothing_and_every_check_can_look() throws IOException {
    Deployment host = Deployment.in(folder).withHost(20);
    List<String> before = host.tree();

    Map<String, Result> results = host.examined();

    assertThat(host.tree()).isEqualTo(before);
    assertThat(results.values())
        .allSatisfy(
            result ->
                assertThat(result.outcome().found())
                    .as(result.check().id())
                    .isNotBlank()
                    .doesNotContain("could not be looked at", "given up"));
    assertThat(Deployment.in(Files.createDirectory(folder.resolve("empty"))).examined().values())
        .allSatisfy(
            result ->
                assertThat(result.outcome().found()).doesNotContain("could not be looked at"));
  }

  @Test
  void a_named_database_that_is_missing_is_a_problem_and_is_not_made() {
    Deployment awaited =
        Deployment.in(folder, "DATABASE_URL=sqlite:///there.db", "DATABASE_MODE=create");

    assertThat(awaited.level("DB-01")).isEqualTo(Level.PROBLEM);
    assertThat(folder.resolve("there.db")).doesNotExist();
  }

  @Test
  void what_is_no_database_is_told_with_what_to_do() throws IOException {
    Deployment torn = Deployment.in(folder);
    Files.writeString(torn.database(), "SQLite format 3, or so it says ".repeat(100));

    assertThat(torn.level("DB-02")).isEqualTo(Level.PROBLEM);
    assertThat(torn.level("DB-06")).isEqualTo(Level.NOT_APPLICABLE);
  }

  @Test
  void a_journal_that_was_left_and_a_file_that_anyone_may_change_are_problems() throws IOException {
    Deployment host = Deployment.in(folder).withHost(2);
    Path journal = host.database().resolveSibling("glossary.db-journal");
    Files.write(journal, new byte[600]);
    Files.setLastModifiedTime(journal, FileTime.from(Instant.now().minusSeconds(600)));
    Files.setPosixFilePermissions(host.database(), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(host.level("DB-08")).isEqualTo(Level.PROBLEM);
    assertThat(host.outcome("DB-14").next()).startsWith("chmod o-w '");
  }

  @Test
  void rows_without_target_and_definitions_that_are_no_json_are_found() throws IOException {
    Deployment host = Deployment.in(folder).withHost(3);
    try (HostProcess process = HostProcess.on(host.database())) {
      process.does(
          "INSERT INTO term_relationships VALUES (1, 1, 99, 'uses', 0.5, NULL, NULL, NULL, 'pending', '', '')");
      process.does(
          "INSERT INTO glossary_entries SELECT 77, 'odd', '{}', language, 'DIN', NULL, creation_date,"
              + " '2999-01-01 00:00:00', NULL, validation_status, sync_status FROM glossary_entries LIMIT 1");
    }

    assertThat(host.level("DB-07")).isEqualTo(Level.WARNING);
    assertThat(host.outcome("DB-07").found()).contains("term_relationships");
    assertThat(host.outcome("DB-11").found()).contains("77");
    assertThat(host.level("TIM-05")).isEqualTo(Level.WARNING);
  }

  @Test
  void a_clock_that_is_behind_is_a_problem() throws IOException {
    Deployment host = Deployment.in(folder).withHost(2);
    Files.setLastModifiedTime(host.database(), FileTime.from(Instant.now().plusSeconds(86_400)));

    assertThat(host.level("TIM-01")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void what_others_can_reach_is_judged_harder() {
    Deployment open = Deployment.in(folder, "API_HOST=0.0.0.0", "SHOW_ERROR_DETAILS=true");

    assertThat(open.level("CFG-03")).isEqualTo(Level.PROBLEM);
    assertThat(open.level("CFG-07")).isEqualTo(Level.PROBLEM);
    assertThat(open.level("SEC-15")).isEqualTo(Level.PROBLEM);
    assertThat(open.level("SEC-17")).isEqualTo(Level.PROBLEM);
    Deployment desk = Deployment.in(folder, "SHOW_ERROR_DETAILS=true");
    assertThat(desk.level("CFG-03")).isEqualTo(Level.OK);
    assertThat(desk.level("CFG-07")).isEqualTo(Level.WARNING);
    assertThat(desk.level("SEC-17")).isEqualTo(Level.NOT_APPLICABLE);
  }

  @Test
  void a_secret_on_the_command_line_is_a_problem_and_is_not_shown() {
    Deployment told = Deployment.in(folder, "ADMIN_TOKEN=" + TOKEN);

    assertThat(told.level("SEC-09")).isEqualTo(Level.PROBLEM);
    assertThat(told.outcome("SEC-09").next()).contains("ADMIN_TOKEN_FILE");
    assertThat(told.examined().values())
        .allSatisfy(result -> assertThat(result.toString()).doesNotContain(TOKEN));
  }

  @Test
  void a_port_that_another_program_has_is_a_problem() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Deployment beside = Deployment.in(folder, "SIDECAR_PORT=" + taken.getLocalPort());

      assertThat(beside.level("NET-02")).isEqualTo(Level.PROBLEM);
    }
  }

  @Test
  void a_file_in_the_place_of_a_folder_is_a_problem() throws IOException {
    Files.writeString(folder.resolve("logs"), "");
    Files.writeString(folder.resolve("backups"), "");
    Deployment odd = Deployment.in(folder);

    assertThat(odd.level("FIL-02")).isEqualTo(Level.PROBLEM);
    assertThat(odd.level("BAK-02")).isEqualTo(Level.PROBLEM);
    assertThat(odd.mended().get("FIL-02").done()).isFalse();
  }

  @Test
  void names_with_any_letters_stay_in_one_line() throws IOException {
    Path odd =
        Files.createDirectory(folder.resolve("a'b \"c\" $(touch x);\n\u001b[31mrot\u202e ü"));
    Deployment named = Deployment.in(odd).withHost(2);
    Files.setPosixFilePermissions(named.database(), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(named.examined().values())
        .allSatisfy(
            result ->
                assertThat(result.outcome().found() + result.next())
                    .doesNotContainPattern("[\\p{Cntrl}\\u202e]"));
    assertThat(named.level("DB-02")).isEqualTo(Level.OK);
    assertThat(named.outcome("DB-14").next()).contains("'\\''");
  }
}
