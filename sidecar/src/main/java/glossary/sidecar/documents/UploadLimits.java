package glossary.sidecar.documents;

import java.util.List;

/**
 * What may be uploaded.
 *
 * @param mostFileBytes UPLOAD_MAX_SIZE_MB
 * @param extensions UPLOAD_ALLOWED_EXTENSIONS
 * @param keptFreeBytes DISK_CRITICAL_THRESHOLD_GB: room on the disk that no upload takes, since the
 *     glossary's own database may be on it
 */
public record UploadLimits(long mostFileBytes, List<String> extensions, long keptFreeBytes) {
  /** Files in one request, as with the existing server. */
  static final int MOST_FILES = 20;

  private static final long AROUND_BYTES = 1 << 20;

  /** The largest body with so many files and the form around them. */
  public long bodyBytes(int files) {
    return files * mostFileBytes + AROUND_BYTES;
  }
}
