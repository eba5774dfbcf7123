package glossary.sidecar.glossary;

import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Says of a failure what is the case, and what the operator can do about it. */
final class Diagnosis {
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int INTERRUPTED = 9;
  private static final int CORRUPT = 11;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private Diagnosis() {}

  static SourceState ofStat(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return new SourceState(Kind.AWAITED, missing(file), false);
    }
    if (failure instanceof AccessDeniedException) {
      return permission(file);
    }
    return unreadable(file + " cannot be looked at (" + failure.getMessage() + ").");
  }

  static SourceState of(Path file, SQLException failure) {
    return switch (failure.getErrorCode()) {
      case BUSY, LOCKED ->
          unreadable(
              file
                  + " is locked by another process for longer than a write should take. It is tried"
                  + " again; if this stays, end the process that holds it.");
      case INTERRUPTED -> unreadable(file + " answers too slowly. It is tried again.");
      case READ_ONLY, CANNOT_OPEN -> notOpened(file, failure);
      case CORRUPT ->
          damaged(file + " is damaged. Restore a backup, or repair it with sqlite3's .recover.");
      case NOT_A_DATABASE ->
          damaged(file + " is no SQLite database, or an encrypted one. Name another file.");
      default -> unreadable(file + " cannot be read (" + failure.getMessage() + ").");
    };
  }

  /**
   * As {@link #of(Path, SQLException)}; a fault of the SELECT itself is told as such.
   *
   * @param sql null for the usual table
   */
  static SourceState of(Path file, SQLException failure, SourceSql sql) {
    return sql != null && SourceSqlFault.isCauseOf(failure)
        ? new SourceState(Kind.NO_GLOSSARY, SourceSqlFault.sentence(failure), false)
        : of(file, failure);
  }

  /** Whether the same read may well succeed in a moment. */
  static boolean passing(SQLException failure) {
    int code = failure.getErrorCode();
    return code == BUSY || code == LOCKED || code == INTERRUPTED;
  }

  static SourceState permission(Path file) {
    return unreadable(
        file
            + " may not be read by "
            + ProcessUser.describe()
            + ". Let it read the file and enter its folders (chmod, chgrp), or run the sidecar"
            + " under the host's user.");
  }

  /** The same for anyone to see: without names, paths or a driver's text. */
  static String forAnyone(Kind kind) {
    return switch (kind) {
      case READY -> "";
      case AWAITED -> "The glossary's database is not there yet. Try again later.";
      case UNREADABLE -> "The glossary's database cannot be read at the moment. Try again.";
      case DAMAGED -> "The glossary's database is damaged or is no database.";
      case NO_GLOSSARY -> "The database holds no glossary yet. Try again later.";
    };
  }

  private static String missing(Path file) {
    Path folder = file.getParent();
    if (folder != null && !Files.exists(folder)) {
      return "The folder " + folder + " is not there. Create or mount it; the database is awaited.";
    }
    return file
        + " is not there. It is awaited: start the glossary server, correct DATABASE_URL, or set"
        + " DATABASE_MODE=create.";
  }

  private static SourceState notOpened(Path file, SQLException failure) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(file.resolveSibling(file.getFileName() + "-journal"))) {
      return unreadable(
          file
              + " was left in the middle of a write. Start the glossary server, or open the file"
              + " once with sqlite3 as its owner, so that the write is undone.");
    }
    if (folder != null && !Files.isWritable(folder)) {
      return unreadable(
          file
              + " is in WAL mode and its host does not run; to read it, "
              + ProcessUser.describe()
              + " must be allowed to write to the folder "
              + folder
              + " (mounted read-write, and the sidecar run as the owner of the file), or start the host.");
    }
    return unreadable(file + " cannot be opened (" + failure.getMessage() + ").");
  }

  /** A WAL database of another user that nobody has open. */
  static SourceState othersWal(Path file) {
    return unreadable(
        file
            + " is in WAL mode, belongs to another user, and its server does not run. Opened now by "
            + ProcessUser.describe()
            + " it would get files beside it that its server could not write to. Start the server, or run the sidecar as the file's owner.");
  }

  /**
   * @param type of the file system
   */
  static SourceState networkWal(Path file, String type) {
    return unreadable(
        file
            + " is in WAL mode on a network file system ("
            + type
            + "), over which a WAL database cannot be shared; it is not opened. Run the sidecar on the machine that"
            + " has the file on a local disk, or name a local copy of it in DATABASE_URL, or stop all who use the"
            + " database and run PRAGMA journal_mode=DELETE on it.");
  }

  /** The same of one that is not in WAL mode, and is opened. */
  static String network(Path file, String type) {
    return file
        + " is on a network file system ("
        + type
        + "): changes show as late as it shows them, and locks are as sound as it keeps them. If the sidecar can run"
        + " on the machine that has the file on a local disk, run it there; never switch this database to WAL mode.";
  }

  private static SourceState unreadable(String message) {
    return new SourceState(Kind.UNREADABLE, message, false);
  }

  private static SourceState damaged(String message) {
    return new SourceState(Kind.DAMAGED, message, false);
  }
}
