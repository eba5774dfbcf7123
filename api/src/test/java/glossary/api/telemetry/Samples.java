package glossary.api.telemetry;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Values to write, and what is needed to write them. */
final class Samples {
  static final long NOW = 1_700_000_000_000L;
  static final HostIdentity SHOP =
      new HostIdentity(4711, NOW - 60_000, "shop", "shop.jar", "web-1", "0.1.0");

  private Samples() {}

  static File emptyFile(Path folder) throws IOException {
    return Files.createFile(folder.resolve(TelemetryFile.name(SHOP))).toFile();
  }

  static RequestSeries series(String method, String route, int status, long each) {
    long[] buckets = new long[LatencyBuckets.COUNT];
    Arrays.fill(buckets, each);
    return new RequestSeries(method, route, status, each * 1000, each, buckets);
  }

  static ErrorGroup group(String fingerprint, long count, String stack) {
    return new ErrorGroup(
        fingerprint,
        "java.lang.IllegalStateException",
        "Ölstand: 漢字 🙂",
        false,
        count,
        NOW - count,
        NOW,
        "GET /orders/{id}",
        "req-1",
        stack);
  }

  static RecentError error(String message) {
    return new RecentError(
        NOW, 500, true, "java.io.IOException", message, "POST /orders", "req-9", "a.B.c(B.java:1)");
  }

  static Figures figures(List<RequestSeries> requests, List<ErrorGroup> errors) {
    List<ErrorCount> counts = List.of(new ErrorCount("java.io.IOException", "/orders", 4));
    return new Figures(
        NOW,
        true,
        "safe",
        PageHeaders.NONE,
        3,
        List.of(new HookErrors("Tomcat", 2)),
        requests,
        errors,
        counts,
        List.of(new LogCount("error", "java.io.IOException", 6), new LogCount("warn", "none", 9)),
        1,
        "no room");
  }
}
