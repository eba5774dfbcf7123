package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.host;
import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Backups that are wrong, and backups that are right. */
final class BackupCases {
  private static final CheckCase.Scene TAKEN = host(BackupCases::take);

  static final List<CheckCase> ALL =
      List.of(
          ConfigurationCases.switched("BAK-01", "BACKUP_ENABLED", false),
          warns("BAK-02", set(), with(one -> one.fixed("BAK-02"))),
          objects("BAK-03", host(), TAKEN),
          objects(
              "BAK-04", (folder, id) -> taken(folder).after(Duration.ofDays(2)).outcome(id), TAKEN),
          objects("BAK-05", host(BackupCases::torn), TAKEN),
          warns(
              "BAK-06",
              TAKEN,
              host(
                  one -> {
                    take(one);
                    one.fixed("BAK-06");
                  })),
          objects("BAK-07", with(BackupCases::enormous), host()),
          warns(
              "BAK-08",
              host("BACKUP_DIR=FOLDER/backups"),
              host("BACKUP_DIR=/dev/shm/glossary-sidecar-backups")),
          warns(
              "BAK-09",
              set(
                  "BACKUP_RETENTION_DAYS=1",
                  "BACKUP_KEEP_DAILY=0",
                  "BACKUP_KEEP_WEEKLY=0",
                  "BACKUP_KEEP_MONTHLY=0"),
              set("BACKUP_RETENTION_DAYS=30")),
          warns("BAK-10", set("BACKUP_SCHEDULE=0 0 30 2 *"), set("BACKUP_SCHEDULE=0 2 * * *")),
          warns("BAK-11", host(BackupCases::open), TAKEN),
          warns(
              "BAK-12",
              host(
                  one -> {
                    Path folder = Files.createDirectory(one.folder().resolve("backups"));
                    Files.copy(
                        one.database(), folder.resolve("glossary_backup_20251019_020000.db"));
                  }),
              TAKEN),
          objects(
              "BAK-13",
              set("BACKUP_DIR=FOLDER/logs/backups", "LOG_DIR=FOLDER/logs"),
              set("BACKUP_DIR=FOLDER/backups", "LOG_DIR=FOLDER/logs")));

  private BackupCases() {}

  private static void take(Deployment deployment) throws IOException {
    deployment.fixed("BAK-03");
  }

  private static Deployment taken(Path folder) throws IOException {
    return Deployment.in(folder).withHost(3).fixed("BAK-03");
  }

  /** A byte in its middle is another. */
  private static void torn(Deployment deployment) throws IOException {
    take(deployment);
    Path stored = stored(deployment);
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 0x20;
    Files.write(stored, bytes);
  }

  private static void open(Deployment deployment) throws IOException {
    take(deployment);
    Files.setPosixFilePermissions(stored(deployment), PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static Path stored(Deployment deployment) throws IOException {
    try (var files = Files.list(deployment.folder().resolve("backups"))) {
      return files.filter(file -> file.toString().endsWith(".db.gz")).findFirst().orElseThrow();
    }
  }

  /** With a hole, so that it takes no space. */
  private static void enormous(Deployment deployment) throws IOException {
    long free = Files.getFileStore(deployment.folder()).getUsableSpace();
    try (RandomAccessFile file = new RandomAccessFile(deployment.database().toFile(), "rw")) {
      file.setLength(free);
    }
  }
}
