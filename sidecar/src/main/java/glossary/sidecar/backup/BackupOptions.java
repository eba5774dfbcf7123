package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import glossary.config.Catalogue;
import glossary.config.Settings;

/**
 * How backups are stored.
 *
 * @param readBack whether a finished file is read from the disk once more
 */
public record BackupOptions(BackupCompression compression, boolean readBack) {

  public static BackupOptions of(Settings settings) {
    return new BackupOptions(
        settings.get(Catalogue.BACKUP_COMPRESS)
            ? settings.get(Catalogue.BACKUP_COMPRESSION)
            : BackupCompression.NONE,
        settings.get(Catalogue.BACKUP_VERIFY));
  }
}
