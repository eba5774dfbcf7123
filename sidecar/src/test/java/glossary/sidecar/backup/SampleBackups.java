package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SampleBackups as values, for what judges them without looking at a file. */
final class SampleBackups {
  private SampleBackups() {}

  /** Verified, taken by the sidecar, never proven. */
  static Backup at(Instant createdAt) {
    return of(createdAt, true, Optional.empty(), false, false);
  }

  static Backup at(String createdAt) {
    return at(Instant.parse(createdAt));
  }

  static Backup of(
      Instant createdAt,
      boolean verified,
      Optional<Instant> provenAt,
      boolean pinned,
      boolean foreign) {
    String id = createdAt.toString().replaceAll("[^0-9TZ]", "");
    return new Backup(
        id,
        "glossary_backup_" + id + ".db.gz",
        createdAt,
        100,
        400,
        "",
        "",
        BackupCompression.GZIP,
        verified,
        provenAt,
        verified ? "ok" : "pending",
        3,
        Map.of(),
        Duration.ofMillis(5),
        pinned,
        foreign,
        foreign ? BackupReason.UNKNOWN : BackupReason.SCHEDULED,
        List.of());
  }

  static Backup unverified(String createdAt) {
    return of(Instant.parse(createdAt), false, Optional.empty(), false, false);
  }

  static Backup foreign(String createdAt) {
    return of(Instant.parse(createdAt), false, Optional.empty(), false, true);
  }

  static Backup pinned(String createdAt) {
    return of(Instant.parse(createdAt), true, Optional.empty(), true, false);
  }

  static Backup proven(String createdAt) {
    Instant at = Instant.parse(createdAt);
    return of(at, true, Optional.of(at.plusSeconds(60)), false, false);
  }
}
