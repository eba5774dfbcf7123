package glossary.sidecar.host;

import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.TelemetryReader;
import java.util.Optional;

/**
 * One JVM with an agent, as its telemetry file was when it was last read. A JVM that was started
 * again is another one. Immutable.
 *
 * @param id {@code HOSTNAME-PID-STARTMILLIS}; safe in a path
 * @param telemetry what the file said
 * @param figures the last whole ones, which may be older than {@code telemetry}
 * @param readMillis when it was read; milliseconds since 1970, as all times here
 * @param endedMillis when its end was noticed; 0 if it has not ended
 * @param requestsPerSecond between the last two different figures; 0 unless it is running
 */
public record Host(
    String id,
    HostTelemetry telemetry,
    Figures figures,
    long readMillis,
    long endedMillis,
    double requestsPerSecond) {
  private static final String UNNAMED = "unnamed";

  static Host first(String id, HostTelemetry read, long nowMillis, long endedMillis) {
    return new Host(id, read, read.figures, nowMillis, endedMillis, 0);
  }

  /** This host as a later look found it. */
  Host next(HostTelemetry read, long nowMillis, long endedMillis) {
    Figures now = read.figures == Figures.NONE ? figures : read.figures;
    return new Host(id, read, now, nowMillis, endedMillis, rate(now));
  }

  private double rate(Figures now) {
    long millis = now.atMillis - figures.atMillis;
    if (millis <= 0) {
      return requestsPerSecond;
    }
    return Math.max(0, requests(now) - requests(figures)) * 1000.0 / millis;
  }

  /** What its agent calls it in metrics; several instances may have one name. */
  public String name() {
    String name = telemetry.identity.name;
    return name.isEmpty() ? UNNAMED : name;
  }

  public boolean ended() {
    return endedMillis != 0;
  }

  /** Its state at a time: a file that can't be read any more has no heart that beats. */
  public HostState state(long nowMillis) {
    boolean late = nowMillis - telemetry.heartbeatMillis > TelemetryReader.HUNG_AFTER_MILLIS;
    return telemetry.state == HostState.RUNNING && late ? HostState.HUNG : telemetry.state;
  }

  /** Requests that were finished, since its start or the last reset. */
  public long requestsTotal() {
    return requests(figures);
  }

  /** Errors since its start or the last reset. */
  public long errorsTotal() {
    return figures.errorCounts.stream().mapToLong(count -> count.count).sum();
  }

  /** Requests in flight; of a host that has crashed, those that it never answered. */
  public long inFlight() {
    return switch (telemetry.state) {
      case RUNNING, HUNG -> Math.max(figures.inFlight, telemetry.inFlight.size());
      case CRASHED -> telemetry.inFlight.size();
      case EXITED -> 0;
    };
  }

  /** What is known of its crash; empty unless it has crashed. */
  public Optional<CrashReport> crash() {
    return telemetry.state == HostState.CRASHED
        ? Optional.of(new CrashReport(this))
        : Optional.empty();
  }

  private static long requests(Figures figures) {
    return figures.requests.stream().mapToLong(RequestSeries::count).sum();
  }
}
