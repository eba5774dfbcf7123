package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The database file and its write-ahead log. A log that is missing and an empty one are the same: a
 * reader makes an empty one.
 *
 * @param wal null if there is none, or an empty one
 */
record DatabaseStamp(FileStamp database, FileStamp wal) {

  static DatabaseStamp of(Path file) throws IOException {
    return new DatabaseStamp(FileStamp.of(file), wal(file));
  }

  private static FileStamp wal(Path file) throws IOException {
    try {
      FileStamp wal = FileStamp.of(file.resolveSibling(file.getFileName() + "-wal"));
      return wal.size() == 0 ? null : wal;
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  String token() {
    return database.token() + "/" + (wal == null ? "-" : wal.token());
  }
}
