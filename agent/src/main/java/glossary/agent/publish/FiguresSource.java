package glossary.agent.publish;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RequestSeries;
import java.util.List;

/** Where the flush thread gets the agent's figures, once a second. */
public interface FiguresSource {
  /** Whether the host is instrumented now. */
  boolean enabled();

  /** {@code off}, {@code report}, {@code safe} or {@code enforce}. */
  String headerMode();

  /** Which security headers pages have had in this mode. */
  PageHeaders pageHeaders();

  /** All requests in flight, those without a slot too. */
  long inFlight();

  /** Suppressed errors of hooks that had any. */
  List<HookErrors> hookErrors();

  /** In an order in which an old series never moves, or published ones may fold. */
  List<RequestSeries> requests();

  List<ErrorGroup> errors();

  /** In an order in which an old one never moves, or published ones may fold. */
  List<ErrorCount> errorCounts();

  /** What the host has logged, in an order in which an old one never moves within its level. */
  List<LogCount> logCounts();
}
