package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The first hundred bytes of a database file.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_database_header">SQLite file format,
 *     1.3</a>
 */
record SqliteHeader(ByteBuffer bytes) {
  static final int SIZE = 100;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_SIZE = 16;
  private static final int WRITE_VERSION = 18;
  private static final int CHANGES = 24;
  private static final int PAGES = 28;
  private static final int PAGES_VALID_FOR = 92;
  private static final byte ROLLBACK_JOURNAL = 1;

  static SqliteHeader of(Path copy) throws IOException {
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(SIZE);
      channel.read(bytes, 0);
      return new SqliteHeader(bytes);
    }
  }

  boolean isDatabase() {
    byte[] start = new byte[MAGIC.length];
    bytes.get(0, start);
    return Arrays.equals(start, MAGIC);
  }

  int pageSizeBytes() {
    int size = bytes.getShort(PAGE_SIZE) & 0xffff;
    return size == 1 ? 65536 : size;
  }

  /** Of all pages; empty if it is not told, as by versions of SQLite before 3.7. */
  OptionalLong databaseBytes() {
    long pages = bytes.getInt(PAGES) & 0xffffffffL;
    return bytes.getInt(CHANGES) == bytes.getInt(PAGES_VALID_FOR) && pages > 0
        ? OptionalLong.of(pages * pageSizeBytes())
        : OptionalLong.empty();
  }

  /** Says that a copy has no write-ahead log; without one it cannot be opened read-only. */
  static void toRollbackJournal(Path copy) throws IOException {
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.write(
          ByteBuffer.wrap(new byte[] {ROLLBACK_JOURNAL, ROLLBACK_JOURNAL}), WRITE_VERSION);
    }
  }
}
