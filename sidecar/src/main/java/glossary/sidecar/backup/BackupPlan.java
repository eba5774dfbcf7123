package glossary.sidecar.backup;

import glossary.config.Catalogue;
import glossary.config.CronSchedule;
import glossary.config.Settings;
import java.time.Duration;
import java.time.ZoneId;

/**
 * When backups are taken and proven without being asked.
 *
 * @param enabled whether they are at all
 * @param zone of both schedules
 * @param jitter most that a scheduled backup or drill is late, at random
 * @param skipUnchanged whether a backup is left out if there was no commit since the last
 */
public record BackupPlan(
    boolean enabled,
    CronSchedule backups,
    CronSchedule drills,
    ZoneId zone,
    Duration jitter,
    boolean skipUnchanged) {

  public static BackupPlan of(Settings settings) {
    return new BackupPlan(
        settings.get(Catalogue.BACKUP_ENABLED),
        settings.get(Catalogue.BACKUP_SCHEDULE),
        settings.get(Catalogue.BACKUP_DRILL_SCHEDULE),
        settings.get(Catalogue.BACKUP_TIMEZONE),
        settings.get(Catalogue.BACKUP_JITTER_SECONDS),
        settings.get(Catalogue.BACKUP_SKIP_UNCHANGED));
  }
}
