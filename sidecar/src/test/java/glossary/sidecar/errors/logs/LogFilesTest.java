package glossary.sidecar.errors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import glossary.config.Settings;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.SmallDisk;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path folder;

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Intake intake = new Intake();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    intake.start();
  }

  @AfterEach
  void restore() {
    System.setErr(before);
  }

  @Test
  void everything_is_in_app_log_and_errors_are_in_errors_log_too() throws IOException {
    try (LogFiles logs = open("LOG_FORMAT=json")) {
      log("glossary.sidecar.A", Level.INFO, "hello");
      log("glossary.sidecar.A", Level.WARN, "careful");
      log("glossary.sidecar.A", Level.ERROR, "broken");
      assertThat(logs.status()).isEqualTo(new LogStatus(false, false, 0));
    }

    assertThat(read("logs/app.log").lines()).hasSize(3);
    assertThat(read("logs/errors.log").lines()).singleElement().asString().contains("broken");
    assertThat(Files.readAllLines(folder.resolve("logs/app.log")))
        .allMatch(line -> line.startsWith("{\"timestamp\":"));
  }

  @Test
  void audit_lines_are_in_a_file_of_their_own_and_always_json() throws IOException {
    try (LogFiles logs = open("LOG_FORMAT=text", "LOG_LEVEL=ERROR")) {
      log(LogFiles.AUDIT, Level.INFO, "POST /api/backups");
      log("glossary.sidecar.A", Level.INFO, "hello");
      assertThat(logs.status().droppedLines()).isZero();
    }

    assertThat(TestSidecar.parse(read("logs/audit.log")).get("message").asText())
        .isEqualTo("POST /api/backups");
    assertThat(read("logs/app.log").lines()).singleElement().asString().endsWith("hello");
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("POST");
  }

  @Test
  void standard_error_has_all_but_the_access_log_unless_it_is_told_otherwise() {
    assertThat(console("LOG_CONSOLE=auto")).contains("hello").doesNotContain("GET /x");
    assertThat(console("LOG_CONSOLE=on")).contains("hello", "GET /x");
    assertThat(console("LOG_CONSOLE=off")).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_written_leaves_standard_error_which_says_so() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    try (LogFiles logs = open("LOG_DIR=file/logs", "LOG_CONSOLE=off")) {
      log(LogFiles.ACCESS, Level.INFO, "GET /x 200");
      assertThat(logs.status().consoleOnly()).isTrue();
    }

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("GET /x 200");
  }

  @Test
  void sidecar_log_dir_wins_over_log_dir() {
    try (LogFiles logs = open("LOG_DIR=theirs", "SIDECAR_LOG_DIR=ours")) {
      log("a", Level.INFO, "hello");
      assertThat(logs.status().consoleOnly()).isFalse();
    }

    assertThat(folder.resolve("ours/app.log")).exists();
    assertThat(folder.resolve("theirs")).doesNotExist();
  }

  @Test
  void errors_are_kept_while_the_disk_is_full_and_written_when_there_is_room() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), "size=1m")) {
      fillAndFree(disk.folder());
    }
  }

  private void fillAndFree(Path small) throws IOException {
    Path ballast = small.resolve("ballast");
    Files.write(ballast, new byte[(1 << 20) - (100 << 10)]);
    try (LogFiles logs = open("LOG_DIR=small", "LOG_CONSOLE=off", "LOG_MAX_BYTES=1GB")) {
      for (int i = 0; i < 3000; i++) {
        log("glossary.sidecar.A", i % 10 == 0 ? Level.ERROR : Level.INFO, "line " + i + " end");
        log(LogFiles.AUDIT, Level.INFO, "audited " + i + " end");
      }
      Eventually.holds(() -> logs.status().failing());
      Files.delete(ballast);
      Eventually.holds(() -> !logs.status().failing());
    }

    List<String> lines = Files.readAllLines(small.resolve("errors.log"));
    for (int i = 0; i < 3000; i += 10) {
      assertThat(lines).as("error %d", i).anyMatch(endsWith("line " + i + " end"));
    }
    List<String> audited = Files.readAllLines(small.resolve("audit.log"));
    assertThat(audited).hasSize(3000);
    for (int i = 0; i < 3000; i++) {
      assertThat(audited.get(i)).contains("\"audited " + i + " end\"");
    }
    assertThat(Files.readAllLines(small.resolve("app.log")))
        .allMatch(line -> line.matches("\\d{4}-\\S+ (INFO|ERROR) +A: line \\d+ end"));
  }

  private static Predicate<String> endsWith(String end) {
    return line -> line.endsWith(end);
  }

  private String console(String assignment) {
    err.reset();
    try (LogFiles logs = open(assignment)) {
      log("glossary.sidecar.A", Level.INFO, "hello");
      log(LogFiles.ACCESS, Level.INFO, "GET /x 200");
      assertThat(logs.status().droppedLines()).isZero();
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  private LogFiles open(String... assignments) {
    Settings settings = Settings.of(assignments);
    return LogFiles.open(intake, settings, folder, Clock.systemUTC(), false);
  }

  private void log(String logger, Level level, String message) {
    LoggingEvent event = Events.of(logger, level, message, null);
    intake.doAppend(event);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
