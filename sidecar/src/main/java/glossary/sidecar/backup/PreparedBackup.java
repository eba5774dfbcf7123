package glossary.sidecar.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup that only lacks its name.
 *
 * @param changeToken of the live database, from before the snapshot
 */
record PreparedBackup(
    PackedFile packed,
    CheckedDatabase checked,
    Instant takenAt,
    BackupReason reason,
    BackupOptions options,
    Duration duration,
    String changeToken) {

  BackupName name() {
    return BackupName.at(takenAt, options.compression());
  }

  Backup named(String id, String filename) {
    return new Backup(
        id,
        filename,
        takenAt,
        packed.sizeBytes(),
        packed.sourceSizeBytes(),
        packed.sha256(),
        packed.sourceSha256(),
        options.compression(),
        options.readBack(),
        Optional.empty(),
        checked.integrity(),
        checked.entries(),
        checked.tables(),
        duration,
        false,
        false,
        reason,
        checked.warnings());
  }
}
