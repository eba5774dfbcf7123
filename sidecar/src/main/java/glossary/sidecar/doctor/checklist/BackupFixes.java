package glossary.sidecar.doctor.checklist;

import glossary.sidecar.BackupWiring;
import glossary.sidecar.SidecarFolder;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupReason;
import glossary.sidecar.backup.Proof;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes backups, proves them and closes them to others. */
final class BackupFixes {

  private BackupFixes() {}

  static String take(Situation situation) throws IOException {
    Backup taken = wiring(situation).runs().take(BackupReason.MANUAL, situation.progress());
    return "Took %s and read it back: %,d entries.".formatted(taken.id(), taken.entries());
  }

  static String drill(Situation situation) throws IOException {
    Proof proof = wiring(situation).runs().prove(situation.progress(), () -> true);
    return "%s is proven: restored, and %,d of its entries were searched for and found."
        .formatted(proof.backup().id(), proof.searched());
  }

  /** A backup of this moment that has been restored and searched. */
  static Backup proven(Situation situation) throws IOException {
    BackupWiring backups = wiring(situation);
    backups.runs().take(BackupReason.MANUAL, situation.progress());
    return backups.runs().prove(situation.progress(), () -> true).backup();
  }

  static String close(Situation situation) throws IOException {
    List<Path> open = open(situation);
    for (Path file : open) {
      Optional<Modes> modes = Modes.of(file);
      if (modes.isPresent()) {
        modes.get().close();
      }
    }
    return "Took from other users what they could do with %d files of backups."
        .formatted(open.size());
  }

  /** Those that other users may read or change. */
  static List<Path> open(Situation situation) throws IOException {
    List<Path> open = new ArrayList<>();
    for (Path file : BackupLooks.files(situation)) {
      if (Modes.of(file).filter(mode -> mode.othersRead() || mode.othersWrite()).isPresent()) {
        open.add(file);
      }
    }
    return open;
  }

  private static BackupWiring wiring(Situation situation) throws IOException {
    SqliteSource source =
        situation
            .source()
            .orElseThrow(() -> new IOException("There is no database to be backed up (DB-01)."));
    SidecarFolder home = SidecarFolder.open(situation.settings(), situation.workingDirectory());
    return BackupWiring.of(
        situation.settings(), situation.workingDirectory(), source, home, situation.clock());
  }
}
