package glossary.sidecar.host;

import glossary.api.telemetry.InFlightRequest;
import glossary.api.telemetry.RecentError;
import java.time.Instant;
import java.util.List;

/** What a host that ended without a good-bye has left behind. */
public record CrashReport(Host host) {

  /** When the sidecar found out; the host may have been gone for some time. */
  public Instant noticedAt() {
    return Instant.ofEpochMilli(host.endedMillis());
  }

  /** The last sign of life, at most a second or so before the end. */
  public Instant lastHeartbeatAt() {
    return Instant.ofEpochMilli(host.telemetry().heartbeatMillis);
  }

  /** The requests that were never answered. */
  public List<InFlightRequest> inFlight() {
    return host.telemetry().inFlight;
  }

  /** Oldest first. */
  public List<RecentError> lastErrors() {
    return host.telemetry().recentErrors;
  }

  /** For a log: the names in it come from the host. */
  public String sentence() {
    List<RecentError> errors = lastErrors();
    String last =
        errors.isEmpty() ? "none" : lastOf(errors).type + " at " + lastOf(errors).endpoint;
    return "Host %s (process %d on %s) has crashed: last heartbeat %s, requests never answered %d, last error %s; GET /api/hosts/%s tells more"
        .formatted(
            host.name(),
            host.telemetry().identity.pid,
            host.telemetry().identity.hostName,
            lastHeartbeatAt(),
            inFlight().size(),
            last,
            host.id());
  }

  private static RecentError lastOf(List<RecentError> errors) {
    return errors.get(errors.size() - 1);
  }
}
