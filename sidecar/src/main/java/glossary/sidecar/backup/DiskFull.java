package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Makes of the system's word for a full disk a sentence that says what to do. */
final class DiskFull {
  private DiskFull() {}

  static IOException told(IOException failed, Path folder) {
    String text =
        failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
    return text != null && (text.contains("No space left") || text.contains("quota exceeded"))
        ? new BackupException(
            "The disk of " + folder + " is full. Make room and try again.", failed)
        : failed;
  }
}
