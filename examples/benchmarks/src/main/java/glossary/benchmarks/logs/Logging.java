package glossary.benchmarks.logs;

import glossary.config.Settings;
import glossary.sidecar.alerts.Alerts;
import glossary.sidecar.errors.AccessLog;
import glossary.sidecar.errors.ErrorTracking;
import glossary.sidecar.errors.HostErrors;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.errors.logs.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One request's line and one error, through logback to files on the disk. The disk is written by
 * another thread, which drops lines when it cannot keep up; the thread that logs pays the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class Logging {
  private static final Logger LOG = LoggerFactory.getLogger("glossary.sidecar.benchmark");
  private static final int FAULTS = 64;

  /** Format of the lines. */
  @Param({"json", "text"})
  public String format;

  private final AccessLog every = new AccessLog(1);
  private final AccessLog none = new AccessLog(0);
  private final Exception[] faults = new Exception[FAULTS];
  private Path folder;
  private LogFiles files;
  private ErrorTracking tracking;
  private int next;

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("logging");
    Settings settings =
        Settings.of("LOG_FORMAT=" + format, "LOG_CONSOLE=off", "LOG_BACKUP_COUNT=1");
    files = LogSetup.files(settings, folder);
    Path state = folder.resolve("errors.json");
    tracking =
        new ErrorTracking(settings, state, "1", Alerts.NONE, HostErrors.NONE, Clock.systemUTC());
    for (int i = 0; i < FAULTS; i++) {
      faults[i] = new IllegalStateException("fault " + i, new IOException("cause"));
    }
    context();
  }

  @TearDown
  public void close() throws IOException {
    tracking.close();
    files.close();
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Putting a request's context there and taking it away. */
  @Benchmark
  public void context() {
    MDC.clear();
    MDC.put("request_id", "5d1c2f0a9b8e7d6c");
    MDC.put("endpoint", "/api/search/fulltext");
    MDC.put("method", "GET");
    MDC.put("client", "127.0.0.1");
  }

  /** One line of the access log. */
  @Benchmark
  public void requestLine() {
    every.finished("GET", "/api/search/fulltext", 200, 1_234_567);
  }

  /** A request that sampling leaves out. */
  @Benchmark
  public void requestLeftOut() {
    none.finished("GET", "/api/search/fulltext", 200, 1_234_567);
  }

  /** An error of a known kind that is counted and not logged. */
  @Benchmark
  public void error() {
    next = (next + 1) % FAULTS;
    LOG.error("request {} failed", next, faults[next]);
  }
}
