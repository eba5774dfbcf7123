package glossary.sidecar.errors;

import java.time.Instant;
import java.util.List;

/**
 * A host that ended without saying good-bye.
 *
 * @param host the name it goes by
 * @param lastSeen its last heartbeat
 * @param inFlight the requests that it never answered, by id, such as {@code GET 5d1c2f0a}: a path
 *     may hold what callers typed
 * @param lastErrors its last errors, oldest first, such as {@code OrderFailure at POST /orders}
 * @param sentence what happened, for a log
 */
public record HostCrash(
    String host,
    long pid,
    Instant lastSeen,
    List<String> inFlight,
    List<String> lastErrors,
    String sentence) {
  /** The type of such an error. */
  public static final String TYPE = "HostCrashed";
}
