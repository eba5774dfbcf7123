package glossary.sidecar.doctor.checklist;

import glossary.config.Catalogue;
import glossary.config.ConfigException;
import glossary.config.DatabaseUrl;
import glossary.config.Resolution;
import glossary.config.Setting;
import glossary.config.Settings;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupFolder;
import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.doctor.Report;
import glossary.sidecar.glossary.Inspection;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the checks look at: the settings, and the files and the port that they name. Opens only what
 * is there, creates nothing. Whatever one look has opened serves the others. Thread-safe.
 */
public final class Situation implements AutoCloseable {
  private final Function<List<String>, Resolution> resolve;
  private final List<String> assignments;
  private final Path workingDirectory;
  private final Clock clock;
  private final Resolution resolution;
  private SqliteSource source;
  private Report index;
  private Optional<RunningSidecar> running;
  private volatile BackupProgress progress = BackupProgress.NONE;

  /**
   * @param resolve the settings with some assignments more
   * @param assignments what the command line itself sets
   */
  public Situation(
      Function<List<String>, Resolution> resolve,
      List<String> assignments,
      Path workingDirectory,
      Clock clock) {
    this.resolve = resolve;
    this.assignments = List.copyOf(assignments);
    this.workingDirectory = workingDirectory.toAbsolutePath();
    this.clock = clock;
    this.resolution = resolve.apply(List.of());
  }

  Resolution resolution() {
    return resolution;
  }

  /** What would be wrong with the settings in production. */
  Resolution asProduction() {
    return resolve.apply(List.of("ENVIRONMENT=production"));
  }

  List<String> assignments() {
    return assignments;
  }

  Clock clock() {
    return clock;
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  Settings settings() {
    try {
      return resolution.orElseThrow();
    } catch (ConfigException wrong) {
      throw new NoSettings();
    }
  }

  <T> T get(Setting<T> setting) {
    return settings().get(setting);
  }

  <T> Optional<T> find(Setting<T> setting) {
    return settings().find(setting);
  }

  /** Absolute. */
  Path path(Setting<Path> setting) {
    return workingDirectory.resolve(get(setting)).normalize();
  }

  Path logDir() {
    return workingDirectory.resolve(settings().logDir()).normalize();
  }

  Path adminToken() {
    return path(Catalogue.SIDECAR_DIR).resolve("admin.token");
  }

  Path indexFolder() {
    return path(Catalogue.SIDECAR_DIR).resolve("index");
  }

  /** Whether others than this machine can reach it. */
  boolean isPublic() {
    String host = get(Catalogue.API_HOST);
    return !(host.startsWith("127.") || host.equals("localhost") || host.matches("\\[?::1]?"));
  }

  /** What is no more than untidy at a desk is wrong here. */
  Outcome worse(Outcome warning) {
    boolean strict = settings().production() || isPublic();
    return strict ? new Outcome(Level.PROBLEM, warning.found(), warning.next()) : warning;
  }

  /** Where the database is or will be, absolute; as {@link Sources#open} decides. */
  Path database() {
    Optional<DatabaseUrl> named = find(Catalogue.DATABASE_URL);
    if (named.isPresent()) {
      return workingDirectory.resolve(named.get().file()).normalize();
    }
    Path usual = workingDirectory.resolve("data").resolve("glossary.db");
    return Files.exists(usual) ? usual : path(Catalogue.SIDECAR_DIR).resolve("glossary.db");
  }

  /** Empty while there is no file: opening it could create one. */
  synchronized Optional<SqliteSource> source() throws IOException {
    if (source == null && Files.exists(database())) {
      source = Sources.open(SourceOptions.of(settings(), workingDirectory));
    }
    return Optional.ofNullable(source);
  }

  /** The database if it can be read now. */
  Optional<SqliteSource> readable() throws IOException {
    return source().filter(opened -> opened.state().ready());
  }

  /** One look of at most 50 ms; empty if there is nothing to read or it took longer. */
  <T> Optional<T> look(Inspection.Look<T> look) throws IOException, SQLException {
    Optional<SqliteSource> database = readable();
    if (database.isEmpty()) {
      return Optional.empty();
    }
    try (Inspection inspection = database.get().inspect()) {
      return inspection.look(look);
    }
  }

  /** What the index doctor says of the host's index; empty if the database cannot be read. */
  synchronized Optional<Report> hostIndex() throws IOException {
    Optional<SqliteSource> database = readable();
    if (index == null && database.isPresent()) {
      index = new IndexDoctor(database.get()::inspect, clock).examine();
    }
    return Optional.ofNullable(index);
  }

  /** Who is told how far a fix is. */
  BackupProgress progress() {
    return progress;
  }

  void showing(BackupProgress shown) {
    progress = shown;
  }

  /** To be called after something was mended. */
  synchronized void forget() {
    index = null;
    running = null;
  }

  BackupFolder backups() {
    return new BackupFolder(path(Catalogue.BACKUP_DIR));
  }

  /** Newest first; empty if there is no folder. */
  List<Backup> backupList() throws IOException {
    return Files.isDirectory(path(Catalogue.BACKUP_DIR)) ? backups().list() : List.of();
  }

  /** The sidecar that answers at the address of these settings. */
  synchronized Optional<RunningSidecar> running() {
    if (running == null) {
      running = RunningSidecar.at(settings(), workingDirectory);
    }
    return running;
  }

  /** As {@link #running}; empty also while the settings are wrong. */
  public Optional<RunningSidecar> runs() {
    return resolution.settings().isPresent() ? running() : Optional.empty();
  }

  @Override
  public synchronized void close() {
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
