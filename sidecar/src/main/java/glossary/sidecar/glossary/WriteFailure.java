package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says why a write, all of which was undone, could not be done. */
final class WriteFailure {
  private static final Logger LOG = LoggerFactory.getLogger(WriteFailure.class);
  private static final int ERROR = 1;
  private static final int READ_ONLY = 8;
  private static final int FULL = 13;
  private static final int CONSTRAINT = 19;

  private WriteFailure() {}

  /** 403 that names what would allow it. */
  static Problem notAllowed(Path file) {
    return Files.isWritable(file) && Files.isWritable(file.getParent())
        ? new Problem(
            403,
            "The glossary is read-only here; the setting DATABASE_MODE=read-write allows writing.")
        : notPermitted();
  }

  /** 409 for a rule of the data, 403 for a permission, 503 for what may pass. */
  static Problem of(SQLException failure) {
    if (Diagnosis.passing(failure)) {
      return new SourceUnavailable(
          "The glossary's database is busy. Nothing was written. Try again.");
    }
    if (isOfATrigger(failure)) {
      LOG.warn("A write failed in the database's own triggers: {}", failure.getMessage());
      return ofATrigger(failure);
    }
    return switch (failure.getErrorCode()) {
      case CONSTRAINT -> ofAConstraint(failure);
      case READ_ONLY -> notPermitted();
      case FULL -> new SourceUnavailable("The disk of the glossary's database is full.");
      default -> {
        LOG.warn("A write to the glossary's database failed.", failure);
        yield new SourceUnavailable("The glossary's database cannot be written to now. Try again.");
      }
    };
  }

  private static Problem notPermitted() {
    return new Problem(
        403,
        "The sidecar's user may not write to the database's file or folder; permit it, and set"
            + " DATABASE_MODE=read-write if the database is another server's.");
  }

  /** Our own statements are right, so what is wrong with one is the triggers' it sets off. */
  private static boolean isOfATrigger(SQLException failure) {
    return failure.getErrorCode() == ERROR || is(failure, SQLiteErrorCode.SQLITE_CORRUPT_VTAB);
  }

  private static boolean is(SQLException failure, SQLiteErrorCode code) {
    return failure instanceof SQLiteException sqlite && sqlite.getResultCode() == code;
  }

  private static Problem ofATrigger(SQLException failure) {
    boolean index =
        failure.getErrorCode() != ERROR
            || failure.getMessage().contains("no such column: T.")
            || failure.getMessage().contains("_fts");
    return new Problem(
        409,
        index
            ? "The host's own search index is broken, so that every UPDATE and DELETE of an entry"
                + " fails, the host's own too. Nothing was written. GET /api/index/doctor tells how"
                + " to repair it."
            : "A trigger of the host's database fails on this write. Nothing was written. The log"
                + " has its reason.");
  }

  private static Problem ofAConstraint(SQLException failure) {
    return is(failure, SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)
        ? duplicate()
        : new Problem(409, "A rule of the database forbids this entry. Nothing was written.");
  }

  static Problem duplicate() {
    return new Problem(409, "There is an entry with this term, language and source already.");
  }
}
