package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backup's file name, as the existing server's scripts make it: {@code
 * glossary_backup_YYYYMMDD_HHMMSS.db}, then {@code .gz} or {@code .zst} if compressed. The time is
 * UTC.
 *
 * @param stem without endings
 * @param at as the name says, in whole seconds
 */
record BackupName(String stem, BackupCompression compression, Instant at) {
  private static final Pattern PATTERN =
      Pattern.compile("(glossary_backup_([0-9]{8}_[0-9]{6}))\\.db(\\.gz|\\.zst)?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT);

  static BackupName at(Instant time, BackupCompression compression) {
    Instant second = Instant.ofEpochSecond(time.getEpochSecond());
    String stem = "glossary_backup_" + TIME.format(second.atOffset(ZoneOffset.UTC));
    return new BackupName(stem, compression, second);
  }

  /** Empty if it is no backup's name. */
  static Optional<BackupName> parse(String filename) {
    Matcher name = PATTERN.matcher(filename);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      Instant at = LocalDateTime.parse(name.group(2), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(new BackupName(name.group(1), compression(filename), at));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** What the ending of any file's name says. */
  static BackupCompression compression(String filename) {
    if (filename.endsWith(".gz")) {
      return BackupCompression.GZIP;
    }
    return filename.endsWith(".zst") ? BackupCompression.ZSTD : BackupCompression.NONE;
  }

  String filename() {
    return stem
        + switch (compression) {
          case GZIP -> ".db.gz";
          case ZSTD -> ".db.zst";
          case NONE -> ".db";
        };
  }

  BackupName nextSecond() {
    return at(at.plusSeconds(1), compression);
  }
}
