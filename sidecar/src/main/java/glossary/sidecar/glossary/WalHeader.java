package glossary.sidecar.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a database is in WAL mode, told by its header: asking SQLite would already make the files
 * that the question is about.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#file_format_version_numbers">SQLite file
 *     format, 1.3.3</a>
 */
final class WalHeader {
  private static final int READ_VERSION = 19;
  private static final int WAL = 2;

  private WalHeader() {}

  /**
   * Only before SQLite has the file open in this process: closing the handle would drop its locks.
   */
  static boolean isWal(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(READ_VERSION + 1);
      return header.length > READ_VERSION && header[READ_VERSION] == WAL;
    }
  }
}
