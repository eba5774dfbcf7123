package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.host;
import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.sql;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Disks, folders and clocks that are wrong, and such as are right. */
final class FileCases {
  private static final String LATE =
      "INSERT INTO glossary_entries SELECT 77, 'late', '[]', language, 'DIN', NULL, creation_date,"
          + " '2999-01-01 00:00:00', NULL, validation_status, sync_status FROM glossary_entries LIMIT 1";

  static final List<CheckCase> ALL =
      List.of(
          folder("FIL-01"),
          folder("FIL-02"),
          folder("FIL-03"),
          room("FIL-04"),
          room("FIL-05"),
          room("FIL-06"),
          room("FIL-07"),
          room("FIL-08"),
          warns(
              "FIL-09",
              set("LOG_DIR=/dev/shm/glossary-sidecar-logs", "LOG_TOTAL_MAX_BYTES=1000GB"),
              set("LOG_DIR=/dev/shm/glossary-sidecar-logs", "LOG_TOTAL_MAX_BYTES=1MB")),
          warns(
              "FIL-10",
              with(one -> log(one, 3000), "LOG_MAX_BYTES=1KB"),
              with(one -> log(one, 300), "LOG_MAX_BYTES=1KB")),
          objects(
              "FIL-11",
              with(one -> telemetry(one, "rwxrwxrwx")),
              with(one -> telemetry(one, "rwxrwx---"))),
          warns("FIL-12", with(one -> unpacked(one, 21)), with(one -> unpacked(one, 2))),
          objects("TIM-01", host(FileCases::fromTomorrow), host()),
          objects(
              "TIM-02",
              (folder, id) -> backedUp(folder).after(Duration.ofDays(-1)).outcome(id),
              (folder, id) -> backedUp(folder).outcome(id)),
          warns(
              "TIM-03",
              (folder, id) -> TimeChecks.synchronised(run(folder)),
              (folder, id) -> {
                Path run = run(folder);
                Files.createDirectories(run.resolve("chrony"));
                Files.writeString(run.resolve("chrony/chronyd.pid"), "1\n");
                return TimeChecks.synchronised(run);
              }),
          warns(
              "TIM-04",
              set("BACKUP_TIMEZONE=Europe/Berlin", "BACKUP_SCHEDULE=30 2 * * *"),
              set("BACKUP_TIMEZONE=Europe/Berlin", "BACKUP_SCHEDULE=30 12 * * *")),
          warns("TIM-05", host(sql(LATE)), host()));

  private FileCases() {}

  private static CheckCase folder(String id) {
    return warns(id, set(), with(one -> one.fixed(id)));
  }

  private static CheckCase room(String id) {
    return objects(
        id,
        host("DISK_WARNING_THRESHOLD_GB=100000", "DISK_CRITICAL_THRESHOLD_GB=99999"),
        host("DISK_WARNING_THRESHOLD_GB=0.002", "DISK_CRITICAL_THRESHOLD_GB=0.001"));
  }

  private static void log(Deployment deployment, int bytes) throws IOException {
    Path folder = Files.createDirectories(deployment.folder().resolve("logs"));
    Files.write(folder.resolve("app.log"), new byte[bytes]);
  }

  private static void telemetry(Deployment deployment, String mode) throws IOException {
    Path folder = Files.createDirectory(deployment.folder().resolve("telemetry"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
  }

  private static void unpacked(Deployment deployment, int files) throws IOException {
    Path folder = Files.createDirectories(deployment.folder().resolve("data/sidecar/native"));
    for (int i = 0; i < files; i++) {
      Files.createFile(folder.resolve("library" + i + ".so"));
    }
  }

  private static void fromTomorrow(Deployment deployment) throws IOException {
    Files.setLastModifiedTime(
        deployment.database(), FileTime.from(Instant.now().plus(Duration.ofDays(1))));
  }

  private static Deployment backedUp(Path folder) throws IOException {
    return Deployment.in(folder).withHost(3).fixed("BAK-03");
  }

  /** As {@code /run} is where systemd is. */
  private static Path run(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("systemd/system"));
    return folder;
  }
}
