package glossary.agent.core;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.headers.HeaderMode;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.hooks.Instrumentor;
import glossary.agent.metrics.RequestCells;
import glossary.agent.publish.AgentControl;
import glossary.agent.publish.ErrorRing;
import glossary.agent.requests.RequestTracker;

/** What JMX and the control file may order. */
final class Control implements AgentControl {
  private final Instrumentor instrumentor;
  private final RequestTracker tracker;
  private final RequestCells cells;
  private final ErrorGroups errors;
  private final LogCounts logs;
  private final ErrorRing lastErrors;
  private final HeaderPolicy headers;

  Control(
      Instrumentor instrumentor,
      RequestTracker tracker,
      RequestCells cells,
      ErrorGroups errors,
      LogCounts logs,
      ErrorRing lastErrors,
      HeaderPolicy headers) {
    this.instrumentor = instrumentor;
    this.tracker = tracker;
    this.cells = cells;
    this.errors = errors;
    this.logs = logs;
    this.lastErrors = lastErrors;
    this.headers = headers;
  }

  @Override
  public void enable() {
    instrumentor.on();
  }

  /** The ends of requests that are under way will not be seen any more. */
  @Override
  public void disable() {
    instrumentor.off();
    tracker.abandon();
  }

  @Override
  public void reset() {
    cells.reset();
    errors.reset();
    logs.reset();
    lastErrors.reset();
  }

  @Override
  public void headers(String mode) {
    headers.mode(HeaderMode.of(mode));
  }

  @Override
  public boolean enabled() {
    return instrumentor.isOn();
  }
}
