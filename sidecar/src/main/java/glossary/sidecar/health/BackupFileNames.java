package glossary.sidecar.health;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of the files in BACKUP_DIR tell, whoever put them there. Nothing is opened. */
public final class BackupFileNames implements BackupFigures {
  private static final Pattern NAME =
      Pattern.compile("glossary_backup_(\\d{8}_\\d{6}).*\\.db(\\.gz|\\.zst)?");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  private final Path folder;
  private final boolean enabled;
  private final Duration period;

  /**
   * @param folder need not be there
   * @param period the longest time between two backups of the schedule
   */
  public BackupFileNames(Path folder, boolean enabled, Duration period) {
    this.folder = folder;
    this.enabled = enabled;
    this.period = period;
  }

  @Override
  public State state() {
    long count = 0;
    Newest newest = null;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "glossary_backup_*")) {
      for (Path file : files) {
        Optional<Newest> backup = backup(file);
        count += backup.isPresent() ? 1 : 0;
        newest = later(newest, backup.orElse(null));
      }
    } catch (IOException | DirectoryIteratorException absent) {
      newest = null;
    }
    return new State(
        enabled,
        period,
        newest == null ? 0 : count,
        Optional.ofNullable(newest),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The time in the name is UTC. */
  private static Optional<Newest> backup(Path file) {
    String name = file.getFileName().toString();
    Matcher parts = NAME.matcher(name);
    try {
      if (!parts.matches() || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Instant at = LocalDateTime.parse(parts.group(1), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(new Newest(name, at, Files.size(file)));
    } catch (DateTimeException | IOException noBackup) {
      return Optional.empty();
    }
  }

  private static Newest later(Newest one, Newest other) {
    boolean keep = other == null || (one != null && one.createdAt().isAfter(other.createdAt()));
    return keep ? one : other;
  }
}
