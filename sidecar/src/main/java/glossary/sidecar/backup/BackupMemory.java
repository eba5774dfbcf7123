package glossary.sidecar.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be known of backups after a restart and is in no backup's metadata, in a small file
 * of SIDECAR_DIR. Losing it loses no backup: schedules then begin anew. Thread-safe.
 */
final class BackupMemory {
  /** Up to when the schedule of backups has been seen to; likewise that of drills. */
  enum Time {
    SCHEDULED_UNTIL,
    DRILLED_UNTIL,
    LAST_ATTEMPT,
    /** When the database was last found to be as in the newest backup. */
    UNCHANGED_AT
  }

  /** What a failure was of. */
  enum Work {
    BACKUP,
    DRILL
  }

  private static final Logger LOG = LoggerFactory.getLogger(BackupMemory.class);
  private static final int MOST_BYTES = 64 << 10;
  private static final String TOKEN = "change_token";
  private static final String TOKEN_BACKUP = "change_token_backup";

  private final Path file;
  private final Properties values = new Properties();

  /**
   * @param file need not be there; one that cannot be read counts as absent
   */
  BackupMemory(Path file) {
    this.file = file;
    try {
      if (Files.size(file) <= MOST_BYTES) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
          values.load(in);
        }
      }
    } catch (NoSuchFileException first) {
      LOG.debug("No backup has been scheduled here yet.");
    } catch (IOException | IllegalArgumentException unreadable) {
      values.clear();
      LOG.warn("{} cannot be read and is written anew.", file, unreadable);
    }
  }

  synchronized Optional<Instant> time(Time which) {
    return instant(key(which));
  }

  synchronized void setTime(Time which, Instant at) {
    values.setProperty(key(which), at.toString());
    save();
  }

  synchronized Optional<BackupFailure> failure(Work of) {
    return instant(key(of) + "_failed_at")
        .map(at -> new BackupFailure(at, values.getProperty(key(of) + "_failure", "")));
  }

  synchronized void setFailure(Work of, BackupFailure failure) {
    values.setProperty(key(of) + "_failed_at", failure.at().toString());
    values.setProperty(key(of) + "_failure", failure.sentence());
    save();
  }

  /** Whether the database had this change token just before that backup was taken. */
  synchronized boolean isTokenOf(String backupId, String token) {
    return backupId.equals(values.getProperty(TOKEN_BACKUP))
        && token.equals(values.getProperty(TOKEN));
  }

  synchronized void setToken(String backupId, String token) {
    values.setProperty(TOKEN_BACKUP, backupId);
    values.setProperty(TOKEN, token);
    save();
  }

  private Optional<Instant> instant(String key) {
    try {
      return Optional.ofNullable(values.getProperty(key)).map(Instant::parse);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** A memory that cannot be kept is no reason to fail a backup. */
  private void save() {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(partial)) {
        values.store(out, null);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      LOG.warn("{} cannot be written; a restart will not know of missed backups.", file, failed);
    }
  }

  private static String key(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
