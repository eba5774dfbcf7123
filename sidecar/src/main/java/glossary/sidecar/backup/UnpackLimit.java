package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How large an unpacked database may become: as its metadata says, or else as its own header says,
 * or else what the disk has room for. So a small file that unpacks to a huge one does no harm.
 */
final class UnpackLimit {
  private static final long RESERVE_BYTES = 64L << 20;

  private final long declaredBytes;
  private final Path scratch;
  private final ByteBuffer header = ByteBuffer.allocate(SqliteHeader.SIZE);
  private long mostBytes = Long.MAX_VALUE;
  private long size;

  /**
   * @param declaredBytes by the metadata; 0 if not known
   * @param scratch where it is unpacked; null if it is only read
   */
  UnpackLimit(long declaredBytes, Path scratch) {
    this.declaredBytes = declaredBytes;
    this.scratch = scratch;
  }

  /**
   * @throws UnsoundBackup if it is no database, or larger than it may be
   * @throws BackupException if the disk has no room for it
   */
  void passes(byte[] bytes, int length) throws IOException {
    if (header.hasRemaining()) {
      header.put(bytes, 0, Math.min(length, header.remaining()));
      if (!header.hasRemaining()) {
        judge(new SqliteHeader(header));
      }
    }
    size += length;
    if (size > mostBytes) {
      throw new UnsoundBackup("It unpacks to more than the " + mostBytes + " bytes that it has.");
    }
  }

  /**
   * @throws UnsoundBackup if it was too short
   */
  void ends() throws UnsoundBackup {
    if (header.hasRemaining()) {
      throw new UnsoundBackup("It is too short for a database.");
    }
    if (mostBytes != Long.MAX_VALUE && size < expected().orElse(0)) {
      throw new UnsoundBackup("It ends after " + size + " of " + mostBytes + " bytes.");
    }
  }

  private void judge(SqliteHeader header) throws IOException {
    if (!header.isDatabase()) {
      throw new UnsoundBackup("It holds no SQLite database.");
    }
    OptionalLong expected = expected();
    mostBytes = expected.orElse(Long.MAX_VALUE);
    if (scratch != null) {
      long free = Files.getFileStore(scratch.getParent()).getUsableSpace() - RESERVE_BYTES / 4;
      if (expected.isPresent() && expected.getAsLong() > free) {
        throw new BackupException(
            "There is no room in "
                + scratch.getParent().getParent()
                + " to unpack "
                + expected.getAsLong()
                + " bytes. Make room and try again.");
      }
      mostBytes = Math.min(mostBytes, Math.max(0, free));
    }
  }

  private OptionalLong expected() {
    return declaredBytes > 0
        ? OptionalLong.of(declaredBytes)
        : new SqliteHeader(header).databaseBytes();
  }
}
