package glossary.sidecar.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the backups stand, as last looked at: at most a minute ago where a schedule runs, and after
 * everything that this process does. Reading it costs nothing.
 *
 * @param enabled whether backups and drills are taken by schedule
 * @param running whether this process is taking a backup or proving one
 * @param lastAttempt of this sidecar to take a backup, with or without success
 * @param lastSuccess snapshot time of the newest verified backup that the sidecar took, or when the
 *     database was last found to be as that backup has it
 * @param lastFailure the latest, even if a backup succeeded since
 * @param nextRun when the next backup is due
 * @param lastProof when a backup was last proven
 * @param lastDrillFailure the latest, even if a drill succeeded since
 * @param nextDrill when the next drill is due
 * @param count of backups in the folder, those of other programs too
 * @param newestSizeBytes of the stored file of the newest verified backup of the sidecar; 0 if
 *     there is none
 * @param newestDuration how long that one took; zero if there is none
 * @param folderProblem why the folder cannot be read or pruned, one sentence; empty if it can
 */
public record BackupStatus(
    boolean enabled,
    boolean running,
    Optional<Instant> lastAttempt,
    Optional<Instant> lastSuccess,
    Optional<BackupFailure> lastFailure,
    Optional<Instant> nextRun,
    Optional<Instant> lastProof,
    Optional<BackupFailure> lastDrillFailure,
    Optional<Instant> nextDrill,
    int count,
    long newestSizeBytes,
    Duration newestDuration,
    String folderProblem) {

  /** Whether the latest attempt to take a backup failed. */
  public boolean failing() {
    return isLater(lastFailure, lastSuccess);
  }

  /** Whether the latest drill failed. */
  public boolean drillFailing() {
    return isLater(lastDrillFailure, lastProof);
  }

  static boolean isLater(Optional<BackupFailure> failure, Optional<Instant> success) {
    return failure.isPresent()
        && (success.isEmpty() || !failure.get().at().isBefore(success.get()));
  }
}
