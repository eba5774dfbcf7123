package glossary.sidecar.doctor.checklist;

import glossary.config.Catalogue;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.doctor.HostIndex;
import glossary.sidecar.doctor.Report;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Mends the host's full-text index, after a backup that was proven by a restore. */
final class HostIndexRepair {

  private HostIndexRepair() {}

  static String apply(Situation situation) throws IOException {
    SqliteSource source =
        situation
            .readable()
            .orElseThrow(() -> new IOException("The database cannot be read now (DB-02)."));
    if (situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      throw new IOException(
          "With SOURCE_SQL the tables are your own; run the SQL that GET /api/index/doctor gives.");
    }
    source.live().checkWritable();
    Backup backup = BackupFixes.proven(situation);
    Path work = Files.createTempDirectory(situation.path(Catalogue.SIDECAR_DIR), "doctor-");
    try {
      Report mended = new HostIndex(source.live(), situation.clock()).mend(work.resolve("copy.db"));
      return ("%s has its own text now and %,d rows; an UPDATE and a DELETE of an entry work, tried on a copy"
              + " and on the database, and undone. Before, %s was taken and proven.")
          .formatted(mended.table(), mended.indexed(), backup.id());
    } finally {
      delete(work);
    }
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(work);
  }
}
