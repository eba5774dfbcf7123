package glossary.sidecar.documents;

import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the disk says to an upload. */
final class UploadDisk {
  private static final Logger LOG = LoggerFactory.getLogger(UploadDisk.class);

  private UploadDisk() {}

  /**
   * @throws Problem 507 if less room is left than must be
   */
  static void refuseIfFull(Path file, long keptFreeBytes) {
    long usable = file.toAbsolutePath().getParent().toFile().getUsableSpace();
    if (usable < keptFreeBytes) {
      throw full();
    }
  }

  /** 507 for a full disk, else 503; the log says more. */
  static Problem problem(IOException failed) {
    String text =
        failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
    LOG.error("An uploaded file could not be kept in UPLOAD_DIR.", failed);
    boolean full =
        text != null && (text.contains("No space left") || text.contains("quota exceeded"));
    return full
        ? full()
        : new Problem(
            503,
            "http_error",
            "The file cannot be kept now: the folder of uploads cannot be written to. The log says"
                + " why.",
            Map.of("Retry-After", "60"),
            null);
  }

  private static Problem full() {
    return new Problem(
        507, "There is too little room on the disk for this file. Make room and send it again.");
  }
}
