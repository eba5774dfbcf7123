package glossary.benchmarks.hosts;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The telemetry of many busy hosts, written each second as an agent does, by its own writer, until
 * standard input ends. Arguments: a folder, hosts, routes of each.
 */
public final class ManyHosts {
  private static final int ERRORS = 20;

  private ManyHosts() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    int hosts = Integer.parseInt(arguments[1]);
    int routes = Integer.parseInt(arguments[2]);
    List<TelemetryWriter> writers = new ArrayList<>();
    for (int pid = 1; pid <= hosts; pid++) {
      writers.add(open(folder, pid));
    }
    for (long round = 1; System.in.available() == 0; round++) {
      for (TelemetryWriter writer : writers) {
        writer.heartbeat(System.currentTimeMillis());
        writer.write(figures(routes, round));
      }
      if (round == 1) {
        System.out.println("READY");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static TelemetryWriter open(Path folder, int pid) throws IOException {
    long now = System.currentTimeMillis();
    HostIdentity identity =
        new HostIdentity(pid, now, "service-" + pid, "service.jar", "benchmark", "0");
    Path file = Files.createFile(folder.resolve(TelemetryFile.name(identity)));
    return TelemetryWriter.open(file.toFile(), identity, now);
  }

  private static Figures figures(int routes, long round) {
    List<RequestSeries> series = new ArrayList<>();
    for (int i = 0; i < routes; i++) {
      long[] buckets = new long[LatencyBuckets.COUNT];
      for (int bucket = 0; bucket < buckets.length; bucket++) {
        buckets[bucket] = round * (100 + i) * (buckets.length - bucket);
      }
      String route = "/api/v1/customers/{customer}/orders/{order}/part-" + i;
      series.add(
          new RequestSeries("GET", route, 200, round * 1_234_567_891L, 987_654_321, buckets));
    }
    List<ErrorGroup> groups = new ArrayList<>();
    List<ErrorCount> counts = new ArrayList<>();
    for (int i = 0; i < ERRORS; i++) {
      String type = "com.example.orders.OrderException" + i;
      String stack = "com.example.orders.OrderService.place(OrderService.java:123)\n".repeat(20);
      groups.add(
          new ErrorGroup(
              "f" + i, type, "no room", false, round, 1, 2, "GET /api/v1/orders", "r", stack));
      counts.add(new ErrorCount(type, "/api/v1/orders", round));
    }
    return new Figures(
        System.currentTimeMillis(),
        true,
        "safe",
        PageHeaders.NONE,
        3,
        List.of(new HookErrors("tomcat", 1)),
        series,
        groups,
        counts,
        List.of(new LogCount("error", "none", 1)),
        0,
        "");
  }
}
