package glossary.agent.publish;

import glossary.agent.metrics.RequestCells;
import glossary.api.jmx.RequestFigures;
import glossary.api.jmx.RequestsMXBean;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.RequestStatus;
import java.util.ArrayList;
import java.util.List;

final class RequestsBean implements RequestsMXBean {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RequestCells cells;

  RequestsBean(RequestCells cells) {
    this.cells = cells;
  }

  @Override
  public long getTotal() {
    long total = 0;
    for (RequestSeries series : cells.snapshot()) {
      total += series.count();
    }
    return total;
  }

  @Override
  public long getInFlight() {
    return cells.inFlight();
  }

  @Override
  public long getSlow() {
    return cells.slowTotal();
  }

  @Override
  public List<RequestFigures> getSeries() {
    List<RequestFigures> all = new ArrayList<>();
    for (RequestSeries series : cells.snapshot()) {
      all.add(figures(series));
    }
    all.sort((a, b) -> Long.compare(b.getCount(), a.getCount()));
    return all;
  }

  private static RequestFigures figures(RequestSeries series) {
    return new RequestFigures(
        series.method,
        series.route,
        RequestStatus.label(series.status),
        series.count(),
        series.sumNanos / NANOS_PER_SECOND,
        series.maxNanos / NANOS_PER_SECOND);
  }
}
