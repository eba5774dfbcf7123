package glossary.sidecar.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * What the schedules say.
 *
 * @param enabled whether there are any
 */
record NextRuns(boolean enabled, Optional<Instant> backup, Optional<Instant> drill) {
  static final NextRuns NONE = new NextRuns(false, Optional.empty(), Optional.empty());
}
