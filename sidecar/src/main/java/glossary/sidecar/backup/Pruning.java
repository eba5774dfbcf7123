package glossary.sidecar.backup;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what retention does not keep. Thread-safe. */
public final class Pruning {
  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

  private final BackupFolder folder;
  private final RetentionPolicy policy;
  private final BooleanSupplier latestFailed;
  private final Clock clock;

  /**
   * @param latestFailed whether the latest attempt to take a backup failed
   */
  public Pruning(
      BackupFolder folder, RetentionPolicy policy, BooleanSupplier latestFailed, Clock clock) {
    this.folder = folder;
    this.policy = policy;
    this.latestFailed = latestFailed;
    this.clock = clock;
  }

  /**
   * Says of every backup whether it stays, and deletes those that do not unless it is a {@code
   * dryRun}. One that has been pinned or proven meanwhile stays.
   *
   * @throws IOException if the folder cannot be read, or one of them cannot be deleted; the others
   *     are then not deleted either
   */
  public synchronized Pruned run(boolean dryRun) throws IOException {
    List<Verdict> verdicts =
        Retention.judge(policy, folder.list(), latestFailed.getAsBoolean(), clock.instant());
    List<String> deleted = new ArrayList<>();
    long freed = 0;
    for (Verdict verdict : verdicts) {
      if (!dryRun && !verdict.kept() && unchanged(verdict.backup())) {
        folder.delete(verdict.backup().id());
        deleted.add(verdict.backup().id());
        freed += verdict.backup().sizeBytes();
        LOG.info("Backup {} was deleted. {}", verdict.backup().id(), verdict.reason());
      }
    }
    return new Pruned(verdicts, dryRun, deleted, freed);
  }

  private boolean unchanged(Backup judged) throws IOException {
    Optional<Backup> now = folder.find(judged.id());
    return now.isPresent() && !now.get().pinned() && now.get().provenAt().equals(judged.provenAt());
  }
}
