package glossary.sidecar.backup;

import java.time.Instant;
import java.util.Optional;

/** A backup with one thing changed. */
record Change(Backup of) {

  Backup pinned(boolean pinned) {
    return with(of.verified(), of.provenAt(), pinned, of.integrity());
  }

  Backup proven(Instant at) {
    return with(of.verified(), Optional.of(at), of.pinned(), of.integrity());
  }

  /** What was found, so far as it got; a backup that is not sound is not proven any more. */
  Backup verified(Verification found) {
    if (!found.sound()) {
      return with(
          false,
          Optional.empty(),
          of.pinned(),
          found.integrity().equals("ok") ? "damaged" : found.integrity());
    }
    return new Backup(
        of.id(),
        of.filename(),
        of.createdAt(),
        found.sizeBytes(),
        found.sourceSizeBytes(),
        found.sha256(),
        found.sourceSha256(),
        of.compression(),
        true,
        of.provenAt(),
        found.integrity(),
        found.entries(),
        found.tables(),
        of.duration(),
        of.pinned(),
        of.foreign(),
        of.reason(),
        found.warnings());
  }

  private Backup with(
      boolean verified, Optional<Instant> provenAt, boolean pinned, String integrity) {
    return new Backup(
        of.id(),
        of.filename(),
        of.createdAt(),
        of.sizeBytes(),
        of.sourceSizeBytes(),
        of.sha256(),
        of.sourceSha256(),
        of.compression(),
        verified,
        provenAt,
        integrity,
        of.entries(),
        of.tables(),
        of.duration(),
        pinned,
        of.foreign(),
        of.reason(),
        of.warnings());
  }
}
