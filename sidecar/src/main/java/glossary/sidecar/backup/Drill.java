package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Proves the newest good backup: unpacks it into a scratch database beside it, checks that,
 * compares its rows with the metadata, indexes every entry and searches for some of them. The live
 * database and the live index are not touched. Needs room for the database and its index; memory
 * does not grow with them.
 */
public final class Drill {
  private final BackupFolder folder;
  private final Verifier verifier;
  private final TrialSearch search;
  private final Clock clock;

  public Drill(BackupFolder folder, Verifier verifier, TrialSearch search, Clock clock) {
    this.folder = folder;
    this.verifier = verifier;
    this.search = search;
    this.clock = clock;
  }

  /** The newest verified backup, or the newest if none is; empty if there is none. */
  public Optional<Backup> candidate() throws IOException {
    return folder.list().stream()
        .max(Comparator.comparing(Backup::verified).thenComparing(Backup::createdAt));
  }

  /**
   * Proves it and notes that. A backup that turns out to be damaged is noted as not verified, so
   * that the next drill takes another.
   *
   * @param goOn answers false to give up; asked often
   * @throws IOException if it is not proven; the message says why
   */
  public Proof run(BackupProgress progress, BooleanSupplier goOn) throws IOException {
    Backup backup =
        candidate()
            .orElseThrow(
                () -> new BackupException("There is no backup to prove yet. Take one first."));
    Instant started = clock.instant();
    try (UnpackedBackup unpacked = unpack(backup, progress)) {
      Verification found = unpacked.verification();
      compareRows(backup, found);
      if (!backup.verified()) {
        folder.verified(backup.id(), found);
      }
      TrialSearch.Outcome outcome = search(unpacked.database(), progress, goOn);
      Instant now = clock.instant();
      Backup proven = folder.proven(backup.id(), now);
      progress.at(Stage.DONE, 1);
      return new Proof(
          proven,
          now,
          outcome.entries(),
          outcome.searched(),
          found.warnings(),
          Duration.between(started, now));
    }
  }

  private UnpackedBackup unpack(Backup backup, BackupProgress progress) throws IOException {
    try {
      return verifier.unpack(new StoredBackup(backup, folder.file(backup)), progress);
    } catch (BackupException failed) {
      noteIfDamaged(backup, failed);
      throw failed;
    }
  }

  private void noteIfDamaged(Backup backup, BackupException failed) {
    try {
      Verification second = verifier.verify(backup, BackupProgress.NONE);
      if (!second.sound()) {
        folder.verified(backup.id(), second);
      }
    } catch (IOException notJudged) {
      failed.addSuppressed(notJudged);
    }
  }

  private static void compareRows(Backup backup, Verification found) throws BackupException {
    boolean told = !backup.foreign() && !backup.tables().isEmpty();
    if (told && !backup.tables().equals(found.tables())) {
      throw new BackupException(
          "The tables of backup "
              + backup.id()
              + " have other numbers of rows than its metadata says: "
              + found.tables()
              + " instead of "
              + backup.tables()
              + ".");
    }
  }

  private TrialSearch.Outcome search(Path database, BackupProgress progress, BooleanSupplier goOn)
      throws IOException {
    Path work = database.resolveSibling(database.getFileName() + ".index");
    WorkFolder.deleteTree(work);
    try {
      return search.run(
          database,
          work,
          fraction -> {
            progress.at(Stage.SEARCHING, fraction);
            return goOn.getAsBoolean();
          });
    } finally {
      WorkFolder.deleteTree(work);
    }
  }
}
