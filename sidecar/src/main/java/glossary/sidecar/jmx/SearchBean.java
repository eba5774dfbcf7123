package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.SearchFigures;
import glossary.api.jmx.sidecar.SearchMXBean;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.Timing;
import java.util.List;

/** What was searched. */
public final class SearchBean implements SearchMXBean {
  private final Metrics metrics;

  public SearchBean(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public long getTotal() {
    return metrics.searchTimings().stream().mapToLong(Timing::count).sum();
  }

  @Override
  public List<SearchFigures> getKinds() {
    return metrics.searchTimings().stream()
        .map(each -> new SearchFigures(each.labels().get(0), each.count(), each.seconds()))
        .toList();
  }
}
