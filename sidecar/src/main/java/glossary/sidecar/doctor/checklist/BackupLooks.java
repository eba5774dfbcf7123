package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.CronSchedule;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.backup.RetentionPolicy;
import glossary.sidecar.backup.Verification;
import glossary.sidecar.backup.Verifier;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the backups, and at what is set for them. */
final class BackupLooks {
  private static final long MOST_VERIFIED = 100 << 20;
  private static final Outcome NONE = notApplicable("There is no backup yet (BAK-03).");

  private BackupLooks() {}

  static Outcome any(Situation situation) throws IOException {
    if (!Files.exists(situation.database())) {
      return notApplicable("There is no database yet (DB-01).");
    }
    int count = situation.backupList().size();
    return count == 0 ? problem("There is none.") : ok("There are %d.", count);
  }

  static Outcome recent(Situation situation) throws IOException {
    Optional<Backup> newest = newest(situation);
    if (newest.isEmpty()) {
      return NONE;
    }
    Instant taken = newest.get().createdAt();
    Instant now = situation.clock().instant();
    Instant due =
        situation
            .get(Catalogue.BACKUP_SCHEDULE)
            .next(taken, situation.get(Catalogue.BACKUP_TIMEZONE))
            .orElse(now);
    boolean late = due.plus(Duration.ofHours(2)).isBefore(now);
    long hours = Duration.between(taken, now).toHours();
    return late
        ? problem("%s is %,d hours old; the next was due at %s.", newest.get().id(), hours, due)
        : ok("%s is %,d hours old.", newest.get().id(), hours);
  }

  static Outcome sound(Situation situation) throws IOException {
    Optional<Backup> newest = newest(situation);
    if (newest.isEmpty()) {
      return NONE;
    }
    if (newest.get().sourceSizeBytes() > MOST_VERIFIED
        || newest.get().sizeBytes() > MOST_VERIFIED) {
      return notApplicable("%s is too large to be read now.", newest.get().id());
    }
    Verification found =
        new Verifier(situation.backups()).verify(newest.get(), BackupProgress.NONE);
    return found.sound()
        ? ok("%s is sound: %,d entries.", newest.get().id(), found.entries())
        : problem(
            "%s must not be trusted: %s", newest.get().id(), Sentences.clean(found.problem()));
  }

  static Outcome proven(Situation situation) throws IOException {
    if (newest(situation).isEmpty()) {
      return NONE;
    }
    Optional<Instant> last =
        situation.backupList().stream()
            .flatMap(backup -> backup.provenAt().stream())
            .max(Instant::compareTo);
    if (last.isEmpty()) {
      return warning("None was restored to see whether it works.");
    }
    long days = Duration.between(last.get(), situation.clock().instant()).toDays();
    return days > 31
        ? warning("The last proof is %,d days old.", days)
        : ok("One was proven %,d days ago.", days);
  }

  static Outcome room(Situation situation) throws IOException {
    Path database = situation.database();
    if (!Files.exists(database)) {
      return notApplicable("There is no database yet (DB-01).");
    }
    long needed = 2 * Files.size(database);
    long free =
        Files.getFileStore(Folders.existing(situation.path(Catalogue.BACKUP_DIR))).getUsableSpace();
    return free < needed
        ? problem("%s are free, %s may be needed.", Sentences.size(free), Sentences.size(needed))
        : ok("%s are free, %s may be needed.", Sentences.size(free), Sentences.size(needed));
  }

  static Outcome elsewhere(Situation situation) throws IOException {
    Path database = Folders.existing(situation.database());
    Path folder = Folders.existing(situation.path(Catalogue.BACKUP_DIR));
    return Files.getFileStore(database).equals(Files.getFileStore(folder))
        ? warning("One broken disk would take the database and its backups.")
        : ok("They are on different file systems.");
  }

  static Outcome retention(Situation situation) {
    RetentionPolicy policy = RetentionPolicy.of(situation.settings());
    boolean week =
        policy.youngerThan().toDays() >= 7
            || policy.daily() >= 7
            || policy.weekly() >= 1
            || policy.monthly() >= 1;
    return week
        ? ok("Backups younger than %,d days are kept.", policy.youngerThan().toDays())
        : warning("After %,d days nothing is kept.", policy.youngerThan().toDays());
  }

  static Outcome scheduled(Situation situation) {
    Optional<Instant> backup = next(situation, situation.get(Catalogue.BACKUP_SCHEDULE));
    Optional<Instant> drill = next(situation, situation.get(Catalogue.BACKUP_DRILL_SCHEDULE));
    return backup.isEmpty() || drill.isEmpty()
        ? warning("There will be no next %s.", backup.isEmpty() ? "backup" : "drill")
        : ok("The next backup is due at %s, the next drill at %s.", backup.get(), drill.get());
  }

  private static Optional<Instant> next(Situation situation, CronSchedule schedule) {
    return schedule.next(situation.clock().instant(), situation.get(Catalogue.BACKUP_TIMEZONE));
  }

  static Outcome closed(Situation situation) throws IOException {
    List<Path> open = BackupFixes.open(situation);
    if (situation.backupList().isEmpty()) {
      return NONE;
    }
    return open.isEmpty()
        ? ok("Other users cannot read them.")
        : warning("Other users may read or change %d of them.", open.size());
  }

  static Outcome verified(Situation situation) throws IOException {
    List<String> unverified = new ArrayList<>();
    for (Backup backup : situation.backupList()) {
      if (!backup.verified()) {
        unverified.add(backup.id());
      }
    }
    if (situation.backupList().isEmpty()) {
      return NONE;
    }
    return unverified.isEmpty()
        ? ok("All have been.")
        : warning("These have not been: %s.", Sentences.some(unverified))
            .next("glossary-sidecar backups --verify %s", Sentences.clean(unverified.get(0)));
  }

  static Outcome apart(Situation situation) throws IOException {
    Path backups = situation.path(Catalogue.BACKUP_DIR);
    List<String> around = new ArrayList<>();
    for (Path folder : List.of(situation.path(Catalogue.UPLOAD_DIR), situation.logDir())) {
      if (backups.startsWith(folder)) {
        around.add(folder.toString());
      }
    }
    return around.isEmpty()
        ? ok("They do.")
        : problem("BACKUP_DIR lies in %s.", Sentences.some(around));
  }

  static Optional<Backup> newest(Situation situation) throws IOException {
    return situation.backupList().stream().findFirst();
  }

  /** The files of the newest backups. */
  static List<Path> files(Situation situation) throws IOException {
    Path root = situation.path(Catalogue.BACKUP_DIR);
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return files;
    }
    for (Backup backup : situation.backupList().stream().limit(50).toList()) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(root, backup.id() + "*")) {
        all.forEach(files::add);
      }
    }
    return files;
  }
}
