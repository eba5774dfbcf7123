package glossary.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryReader;
import glossary.api.telemetry.TelemetryWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryPublisherTest {
  private static final HostIdentity ME =
      new HostIdentity(1, 1_700_000_000_000L, "n", "m", "h", "v");

  @TempDir Path parent;
  private final PublishedAgent agent = new PublishedAgent();
  private final InFlight inFlight = new InFlight();
  private final ErrorRing errors = new ErrorRing();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;
  private TelemetryPublisher publisher;
  private long now = ME.startMillis;

  @BeforeEach
  void not_started() throws IOException {
    folder = parent.resolve("telemetry");
    publisher =
        new TelemetryPublisher(
            TelemetryHome.at(folder.toFile()),
            ME,
            agent,
            inFlight,
            errors,
            agent,
            new PrintStream(err, true, UTF_8));
  }

  @AfterEach
  void ended() {
    publisher.close();
  }

  @Test
  void it_publishes_by_itself_until_it_is_closed() {
    publisher.start();
    Machine.await("a file", () -> publisher.file() != null);
    agent.requests.set(42);
    File file = publisher.file();
    Machine.await("figures", () -> count(read(file)) == 42);
    assertThat(read(file).state).isEqualTo(HostState.RUNNING);

    agent.requests.set(43);
    publisher.close();

    HostTelemetry last = read(file);
    assertThat(last.state).isEqualTo(HostState.EXITED);
    assertThat(count(last)).isEqualTo(43);
    assertThat(publisher.failures()).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void its_thread_is_a_daemon_without_a_context_loader() {
    publisher.start();

    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("glossary-telemetry"))
            .findFirst()
            .orElseThrow();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
    thread.interrupt();
    Machine.await("a file", () -> publisher.file() != null);
    assertThat(thread.isAlive()).isTrue();
    publisher.close();
    Machine.await("the end of the thread", () -> !thread.isAlive());
  }

  @Test
  void a_second_agent_of_the_same_jvm_starts_anew() throws IOException {
    round();
    publisher.close();
    File file = folder.resolve(TelemetryFile.name(ME)).toFile();
    assertThat(read(file).state).isEqualTo(HostState.EXITED);

    not_started();
    round();
    assertThat(read(file).state).isEqualTo(HostState.RUNNING);
  }

  @Test
  void a_file_that_was_deleted_is_made_again() throws IOException {
    int slot = inFlight.begin("r-1", "GET", "/", 1);
    round();
    Files.delete(publisher.file().toPath());
    Files.delete(folder);

    round();

    assertThat(read(publisher.file()).inFlight).hasSize(1);
    assertThat(publisher.failures()).isZero();
    inFlight.end(slot);
  }

  @Test
  void a_full_file_system_is_counted_told_once_and_tried_again() throws IOException {
    Files.createDirectory(folder);
    try (Closeable mount = Machine.tmpfs(folder, "size=64k,mode=0700")) {
      assertThat(mount).isNotNull();
      for (int i = 0; i < 100; i++) {
        inFlight.end(inFlight.begin("r", "GET", "/", 1));
        round();
      }
      assertThat(folder).isEmptyDirectory();
      assertThat(publisher.failures()).isBetween(5L, 10L);
      assertThat(publisher.problem()).contains("No space left on device");
      assertThat(err.toString(UTF_8).lines()).hasSize(1);

      assertThat(Machine.run("mount", "-o", "remount,size=4m", folder.toString())).isZero();
      for (int i = 0; i <= 64 && publisher.file() == null; i++) {
        round();
      }
      assertThat(read(publisher.file()).figures.failures).isEqualTo(publisher.failures());
      assertThat(read(publisher.file()).figures.problem).contains("No space left on device");
      publisher.close();
    }
  }

  @Test
  void a_read_only_folder_is_counted() throws IOException {
    Files.createDirectory(folder);
    try (Closeable mount = Machine.tmpfs(folder, "size=4m,mode=0700")) {
      assertThat(mount).isNotNull();
      assertThat(Machine.run("mount", "-o", "remount,ro", folder.toString())).isZero();
      round();

      assertThat(publisher.failures()).isEqualTo(1);
      assertThat(publisher.problem()).contains("Read-only file system");
      assertThat(inFlight.begin("r", "GET", "/", 1)).isNotNegative();
    }
  }

  @Test
  void a_file_in_place_of_the_folder_is_counted() throws IOException {
    Files.writeString(folder, "mine");
    round();

    assertThat(publisher.file()).isNull();
    assertThat(publisher.failures()).isEqualTo(1);
    assertThat(folder).hasContent("mine");
  }

  @Test
  void an_agent_that_fails_still_has_a_heart() throws IOException {
    round();
    agent.fault = new IllegalStateException("no figures");
    round();
    round();

    HostTelemetry read = read(publisher.file());
    assertThat(read.heartbeatMillis).isEqualTo(now);
    assertThat(read.figures.atMillis).isLessThan(now);
    assertThat(publisher.failures()).isEqualTo(2);
    agent.fault = null;
    round();
    assertThat(read(publisher.file()).figures.problem).contains("no figures");
  }

  @Test
  void whatever_happens_stderr_gets_twenty_lines() {
    for (int i = 0; i < 100; i++) {
      agent.fault = new IllegalStateException("fault " + i);
      round();
    }

    assertThat(err.toString(UTF_8).lines()).hasSize(20);
  }

  @Test
  void orders_are_obeyed_and_a_bad_one_is_in_the_file() throws IOException {
    round();
    Files.writeString(TelemetryFile.control(publisher.file()).toPath(), "disable\nshout\n");
    round();
    round();

    assertThat(agent.orders).containsExactly("disable");
    assertThat(read(publisher.file()).figures.enabled).isFalse();
    assertThat(read(publisher.file()).figures.problem).contains("\"shout\" is no command");
    assertThat(err.toString(UTF_8).lines()).hasSize(1);

    Files.delete(publisher.file().toPath());
    round();
    assertThat(agent.orders).as("old orders for a new file").hasSize(1);
  }

  @Test
  void of_the_dead_only_the_youngest_stay() throws IOException {
    Files.createDirectory(folder);
    Files.setAttribute(folder, "unix:mode", 0700);
    for (int i = 0; i < 20; i++) {
      HostIdentity old = new HostIdentity(9, 1000 + i, "n", "m", "h", "v");
      File file = Files.createFile(folder.resolve(TelemetryFile.name(old))).toFile();
      Files.writeString(TelemetryFile.control(file).toPath(), "enable");
      TelemetryWriter.open(file, old, 1).close();
    }
    Files.writeString(folder.resolve("jvm-h-1-1.mm"), "no telemetry, so not ours to delete");
    Files.writeString(folder.resolve("notes"), "mine");

    round();

    assertThat(Machine.isLocked(publisher.file().toPath())).as("still known to live").isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .contains("notes", "jvm-h-1-1.mm", TelemetryFile.name(ME))
          .contains("jvm-h-9-1019.mm", "jvm-h-9-1012.mm", "jvm-h-9-1012.ctl")
          .hasSize(3 + 2 * OldFiles.KEPT);
    }
  }

  private void round() {
    now += 1000;
    publisher.round(now);
  }

  private static long count(HostTelemetry read) {
    return read.figures.requests.isEmpty() ? -1 : read.figures.requests.get(0).count();
  }

  private HostTelemetry read(File file) {
    try {
      return TelemetryReader.read(file, now);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
