package glossary.sidecar.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * What speaks against deleting anything.
 *
 * @param latestFailed whether the latest attempt to take a backup failed
 * @param lastSeen the latest time that the sidecar is known to have seen; empty if it has kept none
 */
record RetentionState(boolean latestFailed, Optional<Instant> lastSeen) {
  static final RetentionState CALM = new RetentionState(false, Optional.empty());
}
