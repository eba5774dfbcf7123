package glossary.sidecar.health;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the requests of a while took, in milliseconds. All are 0 if there were none. */
public record ResponseTimes(
    long count,
    double averageMillis,
    double leastMillis,
    double mostMillis,
    double p50Millis,
    double p95Millis,
    double p99Millis) {

  static final ResponseTimes NONE = new ResponseTimes(0, 0, 0, 0, 0, 0, 0);

  /** By the names of the answer, two decimals. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("avg_response_time_ms", Rounded.of(averageMillis));
    shown.put("max_response_time_ms", Rounded.of(mostMillis));
    shown.put("min_response_time_ms", Rounded.of(leastMillis));
    shown.put("p50_response_time_ms", Rounded.of(p50Millis));
    shown.put("p95_response_time_ms", Rounded.of(p95Millis));
    shown.put("p99_response_time_ms", Rounded.of(p99Millis));
    return shown;
  }
}
