package glossary.sidecar.cli;

import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.doctor.checklist.Check;
import java.io.PrintWriter;
import java.util.function.Function;

/** Says on stderr what is being mended, with a bar below for what takes long. For one thread. */
final class FixProgress implements Function<Check, BackupProgress>, AutoCloseable {
  private final PrintWriter err;
  private final boolean quiet;
  private ProgressBar bar;

  FixProgress(PrintWriter err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public BackupProgress apply(Check check) {
    if (quiet) {
      return BackupProgress.NONE;
    }
    close();
    err.println("Mending " + check.id() + " (" + check.title() + ") ...");
    err.flush();
    bar = ProgressBar.on(err);
    return bar;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
