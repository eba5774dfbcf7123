package glossary.api.telemetry;

import java.util.Collections;
import java.util.List;

/** All of a host's figures at one moment. Takes its lists over without a copy. */
public final class Figures {

  /** Before the first were written. */
  public static final Figures NONE =
      new Figures(
          0,
          false,
          "",
          PageHeaders.NONE,
          0,
          Collections.<HookErrors>emptyList(),
          Collections.<RequestSeries>emptyList(),
          Collections.<ErrorGroup>emptyList(),
          Collections.<ErrorCount>emptyList(),
          Collections.<LogCount>emptyList(),
          0,
          "");

  /** When they were taken; milliseconds since 1970. */
  public final long atMillis;

  /** Whether the host's web server is instrumented now. */
  public final boolean enabled;

  /** {@code off}, {@code report}, {@code safe} or {@code enforce}. */
  public final String headerMode;

  /** {@link PageHeaders#NONE} if none was looked at in this mode. */
  public final PageHeaders pageHeaders;

  /** Requests in flight, those without a slot included. */
  public final long inFlight;

  public final List<HookErrors> hookErrors;
  public final List<RequestSeries> requests;
  public final List<ErrorGroup> errors;

  /** What is counted; unlike groups, it has no handled errors below status 500. */
  public final List<ErrorCount> errorCounts;

  /** What the host has logged as a warning or graver. */
  public final List<LogCount> logCounts;

  /** Times that something could not be published since the agent started. */
  public final long failures;

  /** What last went wrong with publishing or control, as one sentence; empty if nothing did. */
  public final String problem;

  /** Series that did not fit and were added to route {@code {other}}; 0 until they are read. */
  public final int foldedSeries;

  /** Error groups that did not fit and were added to {@code {other}}; 0 until they are read. */
  public final int foldedErrors;

  public Figures(
      long atMillis,
      boolean enabled,
      String headerMode,
      PageHeaders pageHeaders,
      long inFlight,
      List<HookErrors> hookErrors,
      List<RequestSeries> requests,
      List<ErrorGroup> errors,
      List<ErrorCount> errorCounts,
      List<LogCount> logCounts,
      long failures,
      String problem) {
    this(
        atMillis,
        enabled,
        headerMode,
        pageHeaders,
        inFlight,
        hookErrors,
        requests,
        errors,
        errorCounts,
        logCounts,
        failures,
        problem,
        0,
        0);
  }

  Figures(
      long atMillis,
      boolean enabled,
      String headerMode,
      PageHeaders pageHeaders,
      long inFlight,
      List<HookErrors> hookErrors,
      List<RequestSeries> requests,
      List<ErrorGroup> errors,
      List<ErrorCount> errorCounts,
      List<LogCount> logCounts,
      long failures,
      String problem,
      int foldedSeries,
      int foldedErrors) {
    this.atMillis = atMillis;
    this.enabled = enabled;
    this.headerMode = headerMode;
    this.pageHeaders = pageHeaders;
    this.inFlight = inFlight;
    this.hookErrors = Collections.unmodifiableList(hookErrors);
    this.requests = Collections.unmodifiableList(requests);
    this.errors = Collections.unmodifiableList(errors);
    this.errorCounts = Collections.unmodifiableList(errorCounts);
    this.logCounts = Collections.unmodifiableList(logCounts);
    this.failures = failures;
    this.problem = problem;
    this.foldedSeries = foldedSeries;
    this.foldedErrors = foldedErrors;
  }
}
