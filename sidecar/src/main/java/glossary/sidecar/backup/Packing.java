package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.function.DoubleConsumer;

/** Brings a snapshot into the form in which it is stored, in one pass over it. */
final class Packing {
  private static final int BUFFER_BYTES = 256 << 10;

  private final BackupCompression compression;
  private final ExecutorService threads;
  private final int parallel;

  Packing(BackupCompression compression, ExecutorService threads, int parallel) {
    this.compression = compression;
    this.threads = threads;
    this.parallel = parallel;
  }

  /**
   * @param snapshot stays as it is; it is the result itself if nothing is compressed
   * @return on the disk
   */
  PackedFile pack(Path snapshot, Path target, DoubleConsumer progress) throws IOException {
    if (compression == BackupCompression.NONE) {
      MessageDigest digest = Digests.sha256();
      long size = read(snapshot, digest, (bytes, length) -> {}, progress);
      OwnFiles.forceFile(snapshot);
      String sha256 = Digests.hex(digest);
      return new PackedFile(snapshot, size, sha256, size, sha256);
    }
    MessageDigest digest = Digests.sha256();
    try (DigestedFile stored = new DigestedFile(target);
        Packer packer = packer(stored)) {
      long size = read(snapshot, digest, packer::add, progress);
      packer.finish();
      stored.force();
      return new PackedFile(target, stored.size(), stored.sha256(), size, Digests.hex(digest));
    }
  }

  private Packer packer(DigestedFile stored) throws IOException {
    return compression == BackupCompression.ZSTD
        ? ZstdPacker.to(stored, parallel)
        : new GzipPacker(stored, threads, parallel);
  }

  private interface Sink {
    void add(byte[] bytes, int length) throws IOException;
  }

  private static long read(Path file, MessageDigest digest, Sink sink, DoubleConsumer progress)
      throws IOException {
    long total = Math.max(1, Files.size(file));
    long size = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
        sink.add(buffer, length);
        size += length;
        progress.accept((double) size / total);
      }
    }
    return size;
  }
}
