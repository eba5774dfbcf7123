package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.TIME;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.sidecar.backup.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/** Whether the clock can be believed, on which backups, tokens and certificates depend. */
final class TimeChecks {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  static final List<Check> ALL =
      List.of(
          check(
              "TIM-01",
              "The clock is not behind the files",
              "the time of the database's last change",
              "timedatectl set-ntp true",
              TimeChecks::database),
          check(
              "TIM-02",
              "The clock is not behind the backups",
              "the time of the newest backup",
              "timedatectl set-ntp true",
              TimeChecks::backups),
          check(
              "TIM-03",
              "The clock is kept right",
              "what systemd-timesyncd or chrony leave in /run",
              "timedatectl set-ntp true",
              situation -> synchronised(Path.of("/run"))),
          check(
              "TIM-04",
              "No backup falls into a changed hour",
              "BACKUP_SCHEDULE on the next change of BACKUP_TIMEZONE",
              "BACKUP_TIMEZONE=UTC",
              TimeChecks::zone),
          check(
              "TIM-05",
              "No entry is from the future",
              "the newest updated_at of the glossary",
              "Set the clock of the machine that wrote it: timedatectl set-ntp true",
              TimeChecks::entries));

  private TimeChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(TIME, id, title, looksAt, next, look);
  }

  private static Outcome database(Situation situation) throws IOException {
    Path file = situation.database();
    if (!Files.exists(file)) {
      return notApplicable("There is no database yet (DB-01).");
    }
    return judge(
        situation, Files.getLastModifiedTime(file).toInstant(), "The database was changed");
  }

  private static Outcome backups(Situation situation) throws IOException {
    Optional<Backup> newest = BackupLooks.newest(situation);
    return newest.isEmpty()
        ? notApplicable("There is no backup yet (BAK-03).")
        : judge(situation, newest.get().createdAt(), "The newest backup was taken");
  }

  private static Outcome judge(Situation situation, Instant exactly, String what) {
    Instant time = exactly.truncatedTo(ChronoUnit.SECONDS);
    Instant now = situation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return time.isAfter(now.plus(TOLERANCE))
        ? problem("%s at %s, and the clock says %s.", what, time, now)
        : ok("%s at %s, before now.", what, time);
  }

  /**
   * @param run as {@code /run}
   */
  static Outcome synchronised(Path run) {
    List<Path> kept =
        List.of(
            run.resolve("systemd/timesync/synchronized"),
            run.resolve("chrony/chronyd.pid"),
            run.resolve("ntpd.pid"));
    Optional<Path> found = kept.stream().filter(Files::exists).findFirst();
    if (found.isPresent()) {
      return ok("%s is there.", found.get());
    }
    return Files.isDirectory(run.resolve("systemd/system"))
        ? warning("None of systemd-timesyncd, chrony and ntpd keeps it.")
        : notApplicable("There is no systemd here; the machine around it keeps the clock.");
  }

  private static Outcome zone(Situation situation) {
    ZoneId zone = situation.get(Catalogue.BACKUP_TIMEZONE);
    Instant now = situation.clock().instant();
    ZoneOffsetTransition change = zone.getRules().nextTransition(now);
    if (zone.equals(ZoneOffset.UTC) || change == null) {
      return ok("%s has no changed hours.", zone);
    }
    Instant before = change.getInstant().minus(Duration.ofHours(1)).minusSeconds(1);
    Optional<Instant> due = situation.get(Catalogue.BACKUP_SCHEDULE).next(before, zone);
    boolean within =
        due.isPresent() && due.get().isBefore(change.getInstant().plus(Duration.ofHours(1)));
    return within
        ? warning(
            "At %s the clocks of %s change, at the time of a backup.", change.getInstant(), zone)
        : ok("The next change of %s is at %s, apart from any backup.", zone, change.getInstant());
  }

  private static Outcome entries(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty() || situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      return notApplicable("There is no usual table to be read.");
    }
    Optional<String> newest =
        Pragmas.text(
            situation,
            "SELECT max(datetime(updated_at)) FROM (SELECT updated_at FROM glossary_entries ORDER BY id DESC LIMIT 10000)");
    if (newest.isEmpty() || !newest.get().matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}")) {
      return notApplicable("The entries do not say when they were updated.");
    }
    // the existing server writes its local time, which may be up to 14 hours ahead
    Instant time = Instant.parse(newest.get().replace(' ', 'T') + "Z");
    return time.isAfter(situation.clock().instant().plus(Duration.ofHours(14)))
        ? warning("One was updated at %s.", time)
        : ok("The newest of the last 10,000 was updated at %s.", time);
  }
}
