package glossary.sidecar.backup;

import glossary.sidecar.http.Attachment;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code GET /api/backups/{id}/download}: the file as it is stored, or one range of it, so
 * that a transfer that broke off can be resumed. Its entity tag is its SHA-256.
 */
public final class BackupDownload {
  private static final int BUFFER_BYTES = 64 << 10;

  private final BackupFolder folder;

  public BackupDownload(BackupFolder folder) {
    this.folder = folder;
  }

  /** Memory does not grow with the file. */
  public Response download(Request request) {
    Backup backup = BackupHandler.found(folder, request);
    Path file = folder.file(backup);
    long size = size(file);
    Map<String, String> headers = headers(backup);
    Optional<ByteRange> asked = range(request, headers.get("ETag"));
    if (asked.isEmpty()) {
      headers.put("Content-Length", Long.toString(size));
      return answer(200, headers, file, new ByteRange(0, size - 1));
    }
    ByteRange range = asked.get().within(size).orElseThrow(() -> unsatisfiable(size));
    headers.put("Content-Length", Long.toString(range.length()));
    headers.put("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
    return answer(206, headers, file, range);
  }

  private static Response answer(
      int status, Map<String, String> headers, Path file, ByteRange range) {
    return new Response(
        status,
        Response.Kind.DOWNLOAD,
        headers,
        new Response.Body.Stream(out -> copy(file, range, out)));
  }

  private static Map<String, String> headers(Backup backup) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Type",
        switch (backup.compression()) {
          case GZIP -> "application/gzip";
          case ZSTD -> "application/zstd";
          case NONE -> "application/vnd.sqlite3";
        });
    headers.put("Content-Disposition", Attachment.named(backup.filename()));
    headers.put("Accept-Ranges", "bytes");
    if (!backup.sha256().isEmpty()) {
      headers.put("ETag", '"' + backup.sha256() + '"');
    }
    return headers;
  }

  /** Empty if the whole file is to be sent: also where the caller has a part of another one. */
  private static Optional<ByteRange> range(Request request, String tag) {
    String condition = request.header("If-Range");
    boolean same = condition == null || condition.strip().equals(tag);
    boolean revalidates = request.header("If-None-Match") != null;
    return same && !revalidates ? ByteRange.parse(request.header("Range")) : Optional.empty();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new Problem(404, "The backup has just been deleted. GET /api/backups lists them.");
    }
  }

  private static Problem unsatisfiable(long size) {
    return new Problem(
        416,
        "http_error",
        "The file has " + size + " bytes; ask for a range of them.",
        Map.of("Content-Range", "bytes */" + size),
        null);
  }

  private static void copy(Path file, ByteRange range, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      in.skipNBytes(range.first());
      byte[] buffer = new byte[BUFFER_BYTES];
      long left = range.length();
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("a backup has become shorter");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
