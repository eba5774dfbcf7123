package glossary.sidecar.metrics;

import glossary.api.MetricNames;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Errors by type and route. The types are bounded: what comes too late counts as other. */
final class ErrorCounter {
  static final String HELP = "Answers of status 500 and above, by what went wrong.";
  private static final int TYPES_MAX = 100;
  private static final String OTHER = "{other}";

  private final Set<String> types = ConcurrentHashMap.newKeySet();
  private final Counter counter;

  ErrorCounter(CollectorRegistry registry) {
    counter =
        Counter.build(MetricNames.ERRORS_TOTAL, HELP)
            .labelNames("type", "route")
            .register(registry);
  }

  void add(String type, String route) {
    counter.labels(bounded(type), route).inc();
  }

  private String bounded(String type) {
    return types.contains(type) || (types.size() < TYPES_MAX && types.add(type)) ? type : OTHER;
  }
}
