package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.RequestsMXBean;
import glossary.api.jmx.sidecar.RouteFigures;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.Timing;
import java.util.Comparator;
import java.util.List;

/** The sidecar's own requests. */
public final class RequestsBean implements RequestsMXBean {
  private final Metrics metrics;

  public RequestsBean(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public long getTotal() {
    return metrics.requestTimings().stream().mapToLong(Timing::count).sum();
  }

  @Override
  public long getInFlight() {
    return metrics.requestsInFlight();
  }

  @Override
  public List<RouteFigures> getSeries() {
    return metrics.requestTimings().stream()
        .sorted(Comparator.comparingLong(Timing::count).reversed())
        .map(RequestsBean::figures)
        .toList();
  }

  private static RouteFigures figures(Timing timing) {
    List<String> labels = timing.labels();
    return new RouteFigures(
        labels.get(0), labels.get(1), labels.get(2), timing.count(), timing.seconds());
  }
}
