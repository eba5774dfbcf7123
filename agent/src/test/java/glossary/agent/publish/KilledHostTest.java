package glossary.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.RecentError;
import glossary.api.telemetry.TelemetryReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real JVM leaves behind, by the way in which it ends. */
class KilledHostTest {
  @TempDir Path disk;
  private Path folder;
  private Process host;
  private BufferedReader out;
  private File file;

  @AfterEach
  void no_process_and_no_file_stays() throws Exception {
    host.destroyForcibly().waitFor();
    Files.deleteIfExists(file.toPath());
    Files.deleteIfExists(folder);
  }

  @Test
  void killed_under_load_it_tells_its_last_requests_and_errors() throws Exception {
    start(memory());
    Machine.await("figures", () -> count(read()) > 0 && errors(read()) == RecentError.KEPT);
    long seen = count(read());

    host.destroyForcibly().waitFor();

    HostTelemetry left = read();
    assertThat(left.state).isEqualTo(HostState.CRASHED);
    assertThat(left.identity.pid).isEqualTo(host.pid());
    assertThat(left.identity.name).isEqualTo("busy");
    assertThat(left.identity.mainClass).isEqualTo(BusyHost.class.getName());
    assertThat(count(left)).isGreaterThanOrEqualTo(seen);
    assertThat(left.inFlight)
        .extracting(request -> request.requestId)
        .contains("stuck-1", "stuck-2");
    assertThat(left.inFlight).extracting(request -> request.path).contains("/report/2");
    assertThat(errors(left)).isGreaterThan(RecentError.KEPT - 5);
    assertThat(left.damaged).as("four threads were writing").isLessThanOrEqualTo(4 + 4);
  }

  @Test
  void on_a_disk_it_tells_them_as_of_a_second_ago() throws Exception {
    start(disk.resolve("telemetry"));
    Machine.await("figures", () -> count(read()) > 0 && errors(read()) == RecentError.KEPT);

    host.destroyForcibly().waitFor();

    HostTelemetry left = read();
    assertThat(left.state).isEqualTo(HostState.CRASHED);
    assertThat(left.inFlight)
        .extracting(request -> request.requestId)
        .contains("stuck-1", "stuck-2");
    assertThat(count(left)).isPositive();
    assertThat(errors(left)).isGreaterThan(RecentError.KEPT - 5);
  }

  @Test
  void ended_in_order_it_has_exited() throws Exception {
    start(memory());

    host.getOutputStream().close();

    assertThat(host.waitFor()).isZero();
    assertThat(read().state).isEqualTo(HostState.EXITED);
    assertThat(count(read())).isGreaterThan(10_000);
  }

  @Test
  void stopped_it_hangs_and_continued_it_runs() throws Exception {
    assumeTrue(new File("/bin/kill").canExecute(), "no /bin/kill here");
    start(memory());
    assertThat(read().state).isEqualTo(HostState.RUNNING);

    assertThat(Machine.run("/bin/kill", "-STOP", Long.toString(host.pid()))).isZero();
    Machine.await("a hung host", () -> read().state == HostState.HUNG);
    assertThat(Machine.run("/bin/kill", "-CONT", Long.toString(host.pid()))).isZero();

    Machine.await("a running host", () -> read().state == HostState.RUNNING);
  }

  @Test
  void its_file_may_be_cut_short_under_it() throws Exception {
    start(memory());

    try (RandomAccessFile victim = new RandomAccessFile(file, "rw")) {
      victim.setLength(0);
    }
    Machine.await("a new file", this::isWhole);

    assertThat(host.isAlive()).isTrue();
    long before = served();
    Machine.await("more requests served", () -> served() > before);
    Machine.await("requests in flight", () -> read().inFlight.size() >= 2);
    Machine.await("the failure", () -> read().figures.failures > 0);
    assertThat(read().figures.problem).contains("cut short");
    assertThat(read().figures.hookErrors.get(0).count).as("errors in the host's code").isZero();
  }

  private boolean isWhole() {
    try {
      return TelemetryReader.read(file, System.currentTimeMillis()).state == HostState.RUNNING;
    } catch (IOException notYet) {
      return false;
    }
  }

  private long served() {
    try {
      host.getOutputStream().write('\n');
      host.getOutputStream().flush();
      return Long.parseLong(out.readLine().split(" ")[1]);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void start(Path where) throws IOException {
    folder = where;
    host =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BusyHost.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out = host.inputReader(UTF_8);
    String ready = out.readLine();
    assertThat(ready).startsWith("ready ");
    file = new File(ready.substring("ready ".length()));
  }

  private Path memory() throws IOException {
    Path parent = Path.of("/dev/shm");
    return Files.createTempDirectory(Files.isWritable(parent) ? parent : disk, "killed");
  }

  private HostTelemetry read() {
    try {
      return TelemetryReader.read(file, System.currentTimeMillis());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static int errors(HostTelemetry read) {
    return read.recentErrors.size();
  }

  private static long count(HostTelemetry read) {
    return read.figures.requests.isEmpty() ? 0 : read.figures.requests.get(0).count();
  }
}
