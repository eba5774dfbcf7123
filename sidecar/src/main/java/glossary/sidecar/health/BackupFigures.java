package glossary.sidecar.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What health asks of the backups. */
@FunctionalInterface
public interface BackupFigures {

  /**
   * @param createdAt of the snapshot
   * @param sizeBytes of the stored file
   */
  record Newest(String filename, Instant createdAt, long sizeBytes) {}

  /**
   * @param enabled whether backups are taken by a schedule
   * @param period the longest time between two scheduled ones
   * @param count of all good ones
   * @param newest good one; empty if there is none
   * @param failure one sentence on why the last run failed, ending in a full stop; empty if it did
   *     not, or none ran
   * @param provenAt when one was last restored and queried; empty if never
   * @param integrity of the newest copy that was checked; empty if none was
   */
  record State(
      boolean enabled,
      Duration period,
      long count,
      Optional<Newest> newest,
      Optional<String> failure,
      Optional<Instant> provenAt,
      Optional<IntegrityReport> integrity) {}

  /** Asked once a minute, on a background thread; may list a folder. */
  State state();
}
