package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decides which database is served, and opens it. */
public final class Sources {
  private Sources() {}

  /**
   * The named database; without a name {@code data/glossary.db} if it is there, otherwise the
   * embedded default {@code SIDECAR_DIR/glossary.db}, which is created with the sample. A named
   * file that is missing is created, empty, only in mode create and only now: later it is awaited.
   *
   * @throws IOException if a database that is to be created cannot be; its message says why
   */
  public static SqliteSource open(SourceOptions options) throws IOException {
    return new SqliteSource(
        file(options), options.mode(), options.sourceSql().map(SourceSql::of).orElse(null));
  }

  private static Path file(SourceOptions options) throws IOException {
    if (options.file().isPresent()) {
      Path file = options.workingDirectory().resolve(options.file().get());
      return named(file.toAbsolutePath().normalize(), options.mode());
    }
    Path usual = options.workingDirectory().resolve("data").resolve("glossary.db");
    if (Files.exists(usual)) {
      return usual.toAbsolutePath().normalize();
    }
    Path embedded =
        options
            .workingDirectory()
            .resolve(options.sidecarDirectory())
            .resolve("glossary.db")
            .toAbsolutePath()
            .normalize();
    EmbeddedGlossary.createIfAbsent(embedded);
    return embedded;
  }

  private static Path named(Path file, DatabaseMode mode) throws IOException {
    if (mode == DatabaseMode.CREATE) {
      EmbeddedGlossary.createEmptyIfAbsent(file);
    }
    return file;
  }
}
