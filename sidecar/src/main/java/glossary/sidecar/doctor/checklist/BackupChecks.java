package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.BACKUPS;

import glossary.config.Catalogue;
import java.util.List;

/** Whether the glossary would come back. */
final class BackupChecks {
  static final List<Check> ALL =
      List.of(
          ConfigurationChecks.production(
              BACKUPS, "BAK-01", "Backups are taken", Catalogue.BACKUP_ENABLED, "P12"),
          check(
                  "BAK-02",
                  "Backups have a folder",
                  "BACKUP_DIR, and whether this user may write there",
                  "Make the folder writable for this user, or set BACKUP_DIR to another",
                  situation -> Folders.look(situation.path(Catalogue.BACKUP_DIR)))
              .fixedBy(situation -> Folders.make(situation.path(Catalogue.BACKUP_DIR))),
          check(
                  "BAK-03",
                  "There is a backup",
                  "the backups in BACKUP_DIR",
                  "glossary-sidecar backup",
                  BackupLooks::any)
              .fixedBy(BackupFixes::take),
          check(
                  "BAK-04",
                  "The newest backup is recent",
                  "its age beside BACKUP_SCHEDULE",
                  "glossary-sidecar backup",
                  BackupLooks::recent)
              .fixedBy(BackupFixes::take),
          check(
              "BAK-05",
              "The newest backup can be read back",
              "every byte of it, up to 100 MiB",
              "glossary-sidecar backup",
              BackupLooks::sound),
          check(
                  "BAK-06",
                  "A backup was proven by a restore",
                  "when a drill last restored and searched one",
                  "glossary-sidecar backups --drill",
                  BackupLooks::proven)
              .fixedBy(BackupFixes::drill),
          check(
              "BAK-07",
              "There is room for the next backup",
              "free space of BACKUP_DIR beside twice the database's size",
              "Free some space, or set BACKUP_DIR to a larger disk",
              BackupLooks::room),
          check(
              "BAK-08",
              "Backups are on another disk",
              "the file systems of BACKUP_DIR and of the database",
              "Set BACKUP_DIR to another disk, or copy the folder to another machine every night",
              BackupLooks::elsewhere),
          check(
              "BAK-09",
              "A week can be gone back",
              "BACKUP_RETENTION_DAYS and BACKUP_KEEP_*",
              "BACKUP_RETENTION_DAYS=30",
              BackupLooks::retention),
          check(
              "BAK-10",
              "Backups and drills have a next time",
              "BACKUP_SCHEDULE and BACKUP_DRILL_SCHEDULE in BACKUP_TIMEZONE",
              "BACKUP_SCHEDULE='0 2 * * *' and BACKUP_DRILL_SCHEDULE='30 3 * * 0'",
              BackupLooks::scheduled),
          check(
                  "BAK-11",
                  "Backups are private",
                  "the modes of the newest 50 backups",
                  "glossary-sidecar doctor --fix, or chmod o-rwx on the files",
                  BackupLooks::closed)
              .fixedBy(BackupFixes::close),
          check(
              "BAK-12",
              "Every backup has been verified",
              "what is noted beside each",
              "glossary-sidecar backups --verify ID",
              BackupLooks::verified),
          check(
              "BAK-13",
              "Backups lie apart from what is served",
              "BACKUP_DIR beside UPLOAD_DIR and LOG_DIR",
              "BACKUP_DIR=/another/folder",
              BackupLooks::apart));

  private BackupChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(BACKUPS, id, title, looksAt, next, look);
  }
}
