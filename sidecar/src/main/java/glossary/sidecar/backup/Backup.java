package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the backup folder that bears a backup's final name, as its metadata tells. One that the
 * sidecar took has been verified before it got that name; one of the existing server is listed with
 * what its own metadata says and is {@code verified} only once the sidecar has verified it.
 *
 * @param id of letters, digits and {@code _-.} only, so that it can stand in a URL; unique in the
 *     folder
 * @param filename without a folder, such as {@code glossary_backup_20261124_020000.db.gz}
 * @param createdAt of the snapshot; the time in the name (UTC) if the metadata is missing
 * @param sizeBytes of the stored file
 * @param sourceSizeBytes of the snapshot before compression; 0 if not known
 * @param sha256 of the stored file in lower-case hex; empty if not known
 * @param sourceSha256 of the snapshot before compression in lower-case hex; empty if not known
 * @param verified whether its checks have passed and the file has been read back since
 * @param provenAt when it was last restored and queried; empty if never
 * @param integrity result of {@code PRAGMA integrity_check} on the snapshot, {@code ok} or the
 *     first problem; {@code pending} if never checked
 * @param entries rows of the glossary's own table in the snapshot; -1 if not known
 * @param tables rows by table
 * @param duration of the whole run; zero if not known
 * @param pinned whether retention leaves it alone whatever its age
 * @param foreign whether another program took it, such as the existing server's script
 * @param reason why it was taken
 * @param warnings what was wrong with the host's data, such as a broken full-text index; the backup
 *     is as good as its source
 */
public record Backup(
    String id,
    String filename,
    Instant createdAt,
    long sizeBytes,
    long sourceSizeBytes,
    String sha256,
    String sourceSha256,
    BackupCompression compression,
    boolean verified,
    Optional<Instant> provenAt,
    String integrity,
    long entries,
    Map<String, Long> tables,
    Duration duration,
    boolean pinned,
    boolean foreign,
    BackupReason reason,
    List<String> warnings) {

  public Backup {
    tables = Map.copyOf(tables);
    warnings = List.copyOf(warnings);
  }
}
