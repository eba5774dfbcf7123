package glossary.sidecar.backup;

import glossary.config.Catalogue;
import glossary.config.Settings;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Which backups are worth their space: one is kept if any of the rules keeps it. A rule of 0 keeps
 * nothing.
 *
 * @param youngerThan keeps every backup of a smaller age
 * @param last keeps so many newest ones
 * @param hourly keeps one of each of the newest so many hours that have a backup; likewise the
 *     others
 * @param weekly weeks begin on Monday
 * @param zone whose hours, days, weeks and months count
 */
public record RetentionPolicy(
    Duration youngerThan, int last, int hourly, int daily, int weekly, int monthly, ZoneId zone) {

  public static RetentionPolicy of(Settings settings) {
    return new RetentionPolicy(
        settings.get(Catalogue.BACKUP_RETENTION_DAYS),
        settings.get(Catalogue.BACKUP_KEEP_LAST),
        settings.get(Catalogue.BACKUP_KEEP_HOURLY),
        settings.get(Catalogue.BACKUP_KEEP_DAILY),
        settings.get(Catalogue.BACKUP_KEEP_WEEKLY),
        settings.get(Catalogue.BACKUP_KEEP_MONTHLY),
        settings.get(Catalogue.BACKUP_TIMEZONE));
  }
}
