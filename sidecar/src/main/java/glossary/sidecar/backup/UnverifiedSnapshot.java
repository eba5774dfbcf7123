package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.Path;

/** The live database is damaged, so that its snapshot cannot become a backup. */
final class UnverifiedSnapshot extends IOException {
  private static final long serialVersionUID = 1L;

  UnverifiedSnapshot(Path live, String problem) {
    super(
        live
            + " is damaged ("
            + problem
            + "), so that no backup was taken of it. Restore an earlier backup.");
  }
}
