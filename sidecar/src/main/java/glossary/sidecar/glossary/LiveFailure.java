package glossary.sidecar.glossary;

import glossary.sidecar.glossary.LiveDatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Says why a live database could not be copied or replaced, and what the operator can do. */
final class LiveFailure {
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private LiveFailure() {}

  static LiveDatabaseException of(Path file, SQLException failure) {
    return switch (failure.getErrorCode() & 0xff) {
      case BUSY, LOCKED -> busy(file, failure);
      case READ_ONLY, CANNOT_OPEN -> noPermission(file, failure);
      case CORRUPT, NOT_A_DATABASE ->
          new LiveDatabaseException(
              Kind.DAMAGED, file + " is damaged or no database. Restore a backup.", failure);
      case FULL -> diskFull(file, failure);
      default ->
          new LiveDatabaseException(
              Kind.OTHER, file + " failed (" + failure.getMessage() + "). Try again.", failure);
    };
  }

  /** The driver does not tell, so that the obstacle is looked for. */
  static LiveDatabaseException ofSnapshot(Path file, Path target, long bytes) {
    if (lacksSpace(target, bytes)) {
      return diskFull(target, null);
    }
    try (Connection connection = Connections.readOnly(file, Duration.ofMillis(500));
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
    } catch (SQLException failed) {
      return of(file, failed);
    }
    return busy(file, null);
  }

  static LiveDatabaseException ofTarget(Path target, long bytes, SQLException failure) {
    return lacksSpace(target, bytes) ? diskFull(target, failure) : of(target, failure);
  }

  /** As {@link #ofSnapshot}. */
  static LiveDatabaseException ofRestore(Path file, Connection live, long bytes) {
    try (Statement statement = live.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
    } catch (SQLException failed) {
      return of(file, failed);
    }
    return lacksSpace(file, bytes) ? diskFull(file, null) : busy(file, null);
  }

  static LiveDatabaseException busy(Path file, Exception cause) {
    return new LiveDatabaseException(
        Kind.BUSY,
        file
            + " stayed locked by another process. Try again; if this stays, end the process that"
            + " holds it.",
        cause);
  }

  static LiveDatabaseException missing(Path file, Exception cause) {
    return new LiveDatabaseException(
        Kind.MISSING, file + " is not there. Check DATABASE_URL.", cause);
  }

  static LiveDatabaseException forbidden() {
    return new LiveDatabaseException(
        Kind.FORBIDDEN,
        "DATABASE_MODE=read-only forbids to write to the live database. Set it to auto or"
            + " read-write, or restore to another path.",
        null);
  }

  static LiveDatabaseException noPermission(Path file, Exception cause) {
    return new LiveDatabaseException(
        Kind.NO_PERMISSION,
        file
            + " or its folder may not be written to by "
            + ProcessUser.describe()
            + ". Run the restore under the database's owner.",
        cause);
  }

  static LiveDatabaseException heldBy(Path file, long process) {
    return new LiveDatabaseException(
        Kind.BUSY,
        file
            + " cannot be opened as a database, and process "
            + process
            + " has it open. Stop that process, then restore again.",
        null);
  }

  static LiveDatabaseException notSwapped(Path file, IOException cause) {
    return new LiveDatabaseException(
        Kind.OTHER,
        file + " could not be replaced (" + cause + "). Check its folder's permissions and space.",
        cause);
  }

  private static LiveDatabaseException diskFull(Path file, Exception cause) {
    return new LiveDatabaseException(
        Kind.DISK_FULL, "The disk of " + file + " is full. Make room and try again.", cause);
  }

  private static boolean lacksSpace(Path file, long bytes) {
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < bytes;
    } catch (IOException untold) {
      return false;
    }
  }
}
