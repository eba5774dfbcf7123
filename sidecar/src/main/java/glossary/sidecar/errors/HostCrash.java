package glossary.sidecar.errors;

import java.time.Instant;
import java.util.List;

/**
 * A host that ended without saying good-bye.
 *
 * @param host the name it goes by
 * @param lastSeen its last heartbeat
 * @param inFlight the requests that it never answered, such as {@code GET /orders/{id}}
 * @param lastErrors types of its last errors, oldest first
 */
public record HostCrash(
    String host, long pid, Instant lastSeen, List<String> inFlight, List<String> lastErrors) {
  /** The type of such an error. */
  public static final String TYPE = "HostCrashed";
}
