package glossary.api.telemetry;

import java.util.Collections;
import java.util.List;

/** What one telemetry file said when it was read. */
public final class HostTelemetry {
  public final HostIdentity identity;
  public final HostState state;

  /** The last sign of life; milliseconds since 1970. */
  public final long heartbeatMillis;

  /** The last whole ones; {@link Figures#NONE} if there are none. */
  public final Figures figures;

  /** Of a JVM that is gone: the requests that it never answered. */
  public final List<InFlightRequest> inFlight;

  /** Oldest first. */
  public final List<RecentError> recentErrors;

  /** Slots, errors and figures that were torn or damaged, and therefore are left out. */
  public final int damaged;

  HostTelemetry(
      HostIdentity identity,
      HostState state,
      long heartbeatMillis,
      Figures figures,
      List<InFlightRequest> inFlight,
      List<RecentError> recentErrors,
      int damaged) {
    this.identity = identity;
    this.state = state;
    this.heartbeatMillis = heartbeatMillis;
    this.figures = figures;
    this.inFlight = Collections.unmodifiableList(inFlight);
    this.recentErrors = Collections.unmodifiableList(recentErrors);
    this.damaged = damaged;
  }
}
