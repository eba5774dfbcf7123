package glossary.sidecar.glossary;

import glossary.config.Catalogue;
import glossary.config.DatabaseMode;
import glossary.config.DatabaseUrl;
import glossary.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What decides which database is served, and how.
 *
 * @param file that {@code DATABASE_URL} names; empty if it is not set
 * @param workingDirectory what relative names are resolved against
 * @param sourceSql {@code SOURCE_SQL}; empty for a glossary with the usual tables
 * @param sidecarDirectory {@code SIDECAR_DIR}; made if the embedded default is needed
 */
public record SourceOptions(
    Optional<Path> file,
    Path workingDirectory,
    Path sidecarDirectory,
    DatabaseMode mode,
    Optional<String> sourceSql) {

  public static SourceOptions of(Settings settings, Path workingDirectory) {
    return new SourceOptions(
        settings.find(Catalogue.DATABASE_URL).map(DatabaseUrl::file),
        workingDirectory,
        settings.get(Catalogue.SIDECAR_DIR),
        settings.get(Catalogue.DATABASE_MODE),
        settings.find(Catalogue.SOURCE_SQL));
  }
}
