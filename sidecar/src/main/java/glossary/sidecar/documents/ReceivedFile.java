package glossary.sidecar.documents;

import glossary.sidecar.security.upload.UploadKind;
import glossary.sidecar.security.upload.UploadRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that has come whole, is on the disk and is what its name says, but is no document yet.
 * Closing it deletes it, unless it has become one.
 *
 * @param filename as it is listed
 * @param stored its name in the folder of uploads, made of nothing that was sent but the extension
 * @param path where it is
 * @param size in bytes
 * @param sha256 hexadecimal
 */
record ReceivedFile(
    String filename, UploadKind kind, String stored, Path path, long size, String sha256)
    implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  /** How much comes between two looks at the disk. */
  private static final long LOOK_BYTES = 1 << 20;

  /**
   * Receives and verifies one file.
   *
   * @throws UploadRefused if it is too large, empty or not what its name says; the rest of the
   *     content has not been read then
   * @throws IOException if it cannot be written
   * @throws glossary.sidecar.http.Problem 507 if the disk is nearly full, or what the content
   *     throws
   */
  static ReceivedFile of(
      String filename,
      UploadKind kind,
      String stored,
      Path path,
      InputStream in,
      UploadLimits limits)
      throws IOException, UploadRefused {
    boolean good = false;
    try {
      MessageDigest digest = newDigest();
      long size = write(path, in, limits, digest);
      if (size == 0) {
        throw new UploadRefused(422, "is empty");
      }
      kind.verify(path);
      good = true;
      String hash = HexFormat.of().formatHex(digest.digest());
      return new ReceivedFile(filename, kind, stored, path, size, hash);
    } finally {
      if (!good) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static long write(Path path, InputStream in, UploadLimits limits, MessageDigest digest)
      throws IOException, UploadRefused {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    long look = 0;
    try (FileChannel out = PrivateFiles.create(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limits.mostFileBytes()) {
          throw new UploadRefused(
              413, "is larger than the " + limits.mostFileBytes() + " bytes of UPLOAD_MAX_SIZE_MB");
        }
        if (size > look) {
          UploadDisk.refuseIfFull(path, limits.keptFreeBytes());
          look = size + LOOK_BYTES;
        }
        digest.update(buffer, 0, read);
        ByteBuffer some = ByteBuffer.wrap(buffer, 0, read);
        while (some.hasRemaining()) {
          out.write(some);
        }
      }
      out.force(true);
    }
    return size;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
