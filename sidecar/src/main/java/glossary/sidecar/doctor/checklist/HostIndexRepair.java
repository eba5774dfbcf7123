package glossary.sidecar.doctor.checklist;

import glossary.config.Catalogue;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.doctor.HostIndex;
import glossary.sidecar.doctor.Report;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;

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
    try (FixFolder work = FixFolder.open(situation.path(Catalogue.SIDECAR_DIR).resolve("doctor"))) {
      Backup backup = BackupFixes.proven(situation);
      Report mended = new HostIndex(source.live(), situation.clock()).mend(work.file("copy.db"));
      return ("%s has its own text now and %,d rows; an UPDATE and a DELETE of an entry work, tried on a copy"
              + " and on the database, and undone. Before, %s was taken and proven.")
          .formatted(mended.table(), mended.indexed(), backup.id());
    }
  }
}
