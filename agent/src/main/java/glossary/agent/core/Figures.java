package glossary.agent.core;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.hooks.Suppressed;
import glossary.agent.metrics.RequestCells;
import glossary.agent.publish.FiguresSource;
import glossary.agent.publish.SuppressedErrors;
import glossary.agent.requests.RequestTracker;
import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RequestSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all three ways of publishing read. */
final class Figures implements FiguresSource, SuppressedErrors {
  final Control control;
  final RequestCells cells;
  final ErrorGroups errors;
  final LogCounts logs;
  final HeaderPolicy headers;
  private final Suppressed suppressed;
  private final RequestTracker tracker;

  Figures(
      Control control,
      RequestCells cells,
      ErrorGroups errors,
      LogCounts logs,
      HeaderPolicy headers,
      Suppressed suppressed,
      RequestTracker tracker) {
    this.control = control;
    this.cells = cells;
    this.errors = errors;
    this.logs = logs;
    this.headers = headers;
    this.suppressed = suppressed;
    this.tracker = tracker;
  }

  @Override
  public boolean enabled() {
    return control.enabled();
  }

  @Override
  public String headerMode() {
    return headers.mode().label();
  }

  @Override
  public PageHeaders pageHeaders() {
    return headers.pages().next();
  }

  @Override
  public long inFlight() {
    return cells.inFlight();
  }

  @Override
  public Map<String, Long> counts() {
    Map<String, Long> counts = suppressed.counts();
    long atEnds = tracker.suppressedTotal();
    if (atEnds > 0) {
      counts.put("end of request", atEnds);
    }
    return counts;
  }

  @Override
  public List<HookErrors> hookErrors() {
    List<HookErrors> errorsOfHooks = new ArrayList<>();
    for (Map.Entry<String, Long> each : counts().entrySet()) {
      errorsOfHooks.add(new HookErrors(each.getKey(), each.getValue()));
    }
    return errorsOfHooks;
  }

  @Override
  public List<RequestSeries> requests() {
    return cells.snapshot();
  }

  @Override
  public List<ErrorGroup> errors() {
    return errors.snapshot();
  }

  @Override
  public List<ErrorCount> errorCounts() {
    return errors.counts();
  }

  @Override
  public List<LogCount> logCounts() {
    return logs.snapshot();
  }
}
