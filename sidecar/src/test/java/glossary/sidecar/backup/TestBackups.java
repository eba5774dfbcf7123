package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.BackupCompression;
import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A live database in a folder of its own and what backs it up. */
final class TestBackups implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T02:00:00.250Z");

  final Path database;
  final BackupFolder folder;
  final LiveDatabase live;
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final SqliteSource source;

  TestBackups(Path database, Path folder, DatabaseMode mode) throws IOException {
    this.database = database;
    this.folder = new BackupFolder(folder);
    this.source =
        Sources.open(
            new SourceOptions(
                Optional.of(database),
                database.getParent(),
                Path.of("none"),
                mode,
                Optional.empty()));
    this.live = source.live();
  }

  static TestBackups in(Path folder) throws IOException {
    return new TestBackups(folder.resolve("live.db"), folder.resolve("backups"), DatabaseMode.AUTO);
  }

  Backup take(BackupCompression compression) throws IOException {
    return backups(compression).take(BackupReason.MANUAL, BackupProgress.NONE);
  }

  Backups backups(BackupCompression compression) {
    return new Backups(live, folder, new BackupOptions(compression, true), clock);
  }

  Verification verify(Backup backup) throws IOException {
    return new Verifier(folder).verify(backup, BackupProgress.NONE);
  }

  Restored restore(Backup backup) throws IOException {
    return restore().intoLive(folder.stored(backup), BackupProgress.NONE);
  }

  Restore restore() {
    return new Restore(live, folder, clock);
  }

  /** Names in the backup folder but for its lock files. */
  List<String> files() throws IOException {
    return names(folder.root()).filter(name -> !name.endsWith(".lock")).sorted().toList();
  }

  static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  static void sql(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static String text(Path database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }

  /** But for a full-text index that its server has broken. */
  static void assertSound(Path database) throws SQLException {
    assertThat(
            text(
                database,
                "SELECT ifnull(group_concat(integrity_check), 'ok') FROM pragma_integrity_check"
                    + " WHERE integrity_check NOT LIKE '%fts%'"))
        .isEqualTo("ok");
  }

  static long entries(Path database) throws SQLException {
    return Long.parseLong(text(database, "SELECT count(*) FROM glossary_entries"));
  }

  /** Output of a command that must succeed. */
  static byte[] run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Arrays.toString(command)).isZero();
    return output;
  }

  static boolean has(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  @Override
  public void close() {
    source.close();
  }
}
