package glossary.sidecar.host;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.InFlightSlot;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RecentError;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What an agent does with its file, without an agent: each call is at the clock's time. */
public final class FakeHost implements AutoCloseable {
  private final Clock clock;
  private final Path file;
  private final TelemetryWriter writer;
  private long slots;
  private long errors;

  private FakeHost(Clock clock, Path file, TelemetryWriter writer) {
    this.clock = clock;
    this.file = file;
    this.writer = writer;
  }

  public static FakeHost start(Path folder, String name, long pid, Clock clock) throws IOException {
    return start(
        folder, new HostIdentity(pid, clock.millis(), name, "shop.jar", "web-1", "0"), clock);
  }

  static FakeHost start(Path folder, HostIdentity identity, Clock clock) throws IOException {
    Path file = Files.createFile(folder.resolve(TelemetryFile.name(identity)));
    TelemetryWriter writer = TelemetryWriter.open(file.toFile(), identity, clock.millis());
    return new FakeHost(clock, file, writer);
  }

  Path file() {
    return file;
  }

  public String id() {
    return HostFile.id(file);
  }

  /** Publishes that so many requests and errors there were since its start. */
  public FakeHost counted(long requests, long failed) throws IOException {
    return counted(List.of(series("/orders/{id}", requests)), failed);
  }

  FakeHost counted(List<RequestSeries> requests, long failed) throws IOException {
    writer.heartbeat(clock.millis());
    writer.write(
        new Figures(
            clock.millis(),
            true,
            "safe",
            PageHeaders.NONE,
            2,
            List.of(new HookErrors("tomcat", failed)),
            requests,
            List.of(
                new ErrorGroup(
                    "f1", "a.B", "no\nroom", false, failed, 1, 2, "GET /orders/{id}", "r-1", "s")),
            List.of(new ErrorCount("a.B", "/orders/{id}", failed)),
            List.of(
                new LogCount("warn", "none", 3 * failed), new LogCount("error", "a.B", 2 * failed)),
            0,
            ""));
    return this;
  }

  static RequestSeries series(String route, long requests) {
    long[] buckets = new long[LatencyBuckets.COUNT];
    buckets[3] = requests;
    return new RequestSeries("GET", route, 200, requests * 3_000_000, 4_000_000, buckets);
  }

  public FakeHost begun(String path) throws IOException {
    InFlightSlot slot = new InFlightSlot();
    slot.fill(++slots, "r-" + slots, "GET", path, "exec-1", clock.millis());
    writer.write((int) slots, slot, slots);
    return this;
  }

  public FakeHost failed(String message) throws IOException {
    writer.write(
        new RecentError(
            clock.millis(),
            500,
            false,
            "a.B",
            message,
            "GET /orders/{id}",
            "r-9",
            "a.B.c(B.java:1)"),
        ++errors);
    return this;
  }

  FakeHost beats() throws IOException {
    writer.heartbeat(clock.millis());
    return this;
  }

  void exits() throws IOException {
    writer.cleanExit();
    writer.close();
  }

  public void crashes() throws IOException {
    writer.close();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
