package glossary.sidecar.cli;

import glossary.config.Settings;
import glossary.sidecar.BackupWiring;
import glossary.sidecar.SidecarFolder;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupBusy;
import glossary.sidecar.doctor.checklist.RunningSidecar;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Does one work on the files of the database and of the backups, beside a running sidecar or
 * without one; a lock in the backup folder keeps two works apart.
 */
final class BackupFiles {

  /** A work; its IOException says what to do. */
  @FunctionalInterface
  interface Work {
    int on(BackupWiring backups) throws IOException;
  }

  private BackupFiles() {}

  /** Says on stderr whether a sidecar runs beside; returns the exit code. */
  static int with(CommandSpec spec, CommonOptions common, Work work) {
    Settings settings = common.settings();
    LogSetup.quiet();
    Where.tell(spec, common, RunningSidecar.at(settings, Path.of("").toAbsolutePath()));
    Path here = Path.of("");
    try {
      SidecarFolder folder = SidecarFolder.open(settings, here);
      try (SqliteSource source = Sources.open(SourceOptions.of(settings, here))) {
        return work.on(BackupWiring.of(settings, here, source, folder, Clock.systemUTC()));
      }
    } catch (BackupBusy busy) {
      throw new Failure(ExitCode.TRY_AGAIN, busy.getMessage(), busy);
    } catch (IOException | Problem failed) {
      throw new Failure(ExitCode.PROBLEMS, failed.getMessage(), failed);
    }
  }

  /**
   * @throws Failure if there is none
   */
  static Backup find(BackupWiring backups, String id) throws IOException {
    return backups
        .folder()
        .find(id)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.PROBLEMS,
                    "There is no backup "
                        + id.replaceAll("\\p{Cntrl}+", " ")
                        + " in "
                        + backups.folder().root()
                        + ". The command backups lists them.",
                    null));
  }
}
