package glossary.sidecar.backup;

import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.util.Comparator;

/** Which backups stay, as people want it. Thread-safe. */
final class BackupKeeping {
  private static final Comparator<Backup> BY_WORTH =
      Comparator.comparing(Backup::verified).thenComparing(Backup::createdAt);

  private final BackupFolder folder;
  private final BackupRuns runs;

  BackupKeeping(BackupFolder folder, BackupRuns runs) {
    this.folder = folder;
    this.runs = runs;
  }

  /** As {@link BackupFolder#pin}. */
  Backup pin(String id, boolean pinned) throws IOException {
    try {
      return folder.pin(id, pinned);
    } finally {
      runs.refresh();
    }
  }

  /**
   * Deletes one, and returns what it was.
   *
   * @throws Problem 409 if it is pinned, or no newer one is good
   */
  synchronized Backup delete(Backup backup) throws IOException {
    if (backup.pinned()) {
      throw new Problem(409, "It is pinned. Unpin it first: DELETE /api/backups/{id}/pin.");
    }
    boolean newest =
        folder.list().stream()
            .max(BY_WORTH)
            .filter(best -> best.id().equals(backup.id()))
            .isPresent();
    if (newest) {
      throw new Problem(
          409, "It is the newest good backup, which is never deleted. Take another first.");
    }
    try {
      folder.delete(backup.id());
      return backup;
    } finally {
      runs.refresh();
    }
  }

  /** As {@link Pruning#run}. */
  Pruned prune(boolean dryRun) throws IOException {
    return runs.prune(dryRun);
  }
}
