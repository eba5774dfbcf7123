package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a stored backup from the disk, once, and unpacks it. */
final class Unpacking {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int[] GZIP = {0x1f, 0x8b};
  private static final int[] ZSTD = {0x28, 0xb5, 0x2f, 0xfd};

  private final DoubleConsumer progress;

  Unpacking(DoubleConsumer progress) {
    this.progress = progress;
  }

  /**
   * Without keeping what is in it.
   *
   * @param declaredBytes of the database, by the metadata; 0 if not known
   * @throws UnsoundBackup if it cannot be unpacked, or to more than it should
   */
  PackedFile read(Path stored, long declaredBytes) throws IOException {
    MessageDigest digest = Digests.sha256();
    UnpackLimit limit = new UnpackLimit(declaredBytes, null);
    return unpack(
        stored,
        limit,
        (bytes, length) -> digest.update(bytes, 0, length),
        () -> Digests.hex(digest));
  }

  /**
   * To a new file.
   *
   * @param declaredBytes of the database, by the metadata; 0 if not known
   * @throws UnsoundBackup if it cannot be unpacked, or to more than it should
   */
  PackedFile unpack(Path stored, long declaredBytes, Path scratch) throws IOException {
    try (DigestedFile database = new DigestedFile(scratch)) {
      UnpackLimit limit = new UnpackLimit(declaredBytes, scratch);
      return unpack(
          stored, limit, (bytes, length) -> database.write(bytes, 0, length), database::sha256);
    }
  }

  private interface Sink {
    void add(byte[] bytes, int length) throws IOException;
  }

  private interface Result {
    String sha256();
  }

  private PackedFile unpack(Path stored, UnpackLimit limit, Sink sink, Result result)
      throws IOException {
    try (DiskInput disk = new DiskInput(stored);
        InputStream plain = plain(disk, compression(stored))) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long size = 0;
      for (int n = next(plain, buffer); n >= 0; n = next(plain, buffer)) {
        limit.passes(buffer, n);
        sink.add(buffer, n);
        size += n;
        progress.accept(disk.size() == 0 ? 1 : (double) disk.position() / disk.size());
      }
      limit.ends();
      return new PackedFile(stored, disk.size(), disk.sha256(), size, result.sha256());
    }
  }

  /** Fills the buffer as far as it can. */
  private static int next(InputStream plain, byte[] buffer) throws IOException {
    try {
      int length = plain.readNBytes(buffer, 0, buffer.length);
      return length == 0 ? -1 : length;
    } catch (EOFException | ZipException damaged) {
      throw new UnsoundBackup("Its compressed data is damaged or cut off.");
    } catch (IOException failed) {
      if (isOfZstd(failed)) {
        throw new UnsoundBackup("Its compressed data is damaged or cut off.");
      }
      throw failed;
    }
  }

  private static boolean isOfZstd(IOException failed) {
    return failed.getClass().getName().startsWith("com.github.luben.zstd.");
  }

  private static InputStream plain(DiskInput disk, BackupCompression compression)
      throws IOException {
    try {
      return switch (compression) {
        case GZIP -> new GZIPInputStream(disk, 64 << 10);
        case ZSTD -> ZstdPacker.unpack(disk);
        case NONE -> disk;
      };
    } catch (EOFException | ZipException damaged) {
      throw new UnsoundBackup("Its compressed data is damaged or cut off.");
    }
  }

  /** By its first bytes: a file's name may say anything. */
  private static BackupCompression compression(Path stored) throws IOException {
    try (InputStream in = Files.newInputStream(stored)) {
      byte[] start = in.readNBytes(ZSTD.length);
      if (starts(start, GZIP)) {
        return BackupCompression.GZIP;
      }
      return starts(start, ZSTD) ? BackupCompression.ZSTD : BackupCompression.NONE;
    }
  }

  private static boolean starts(byte[] bytes, int[] with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
