package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says to a caller why a write was not done. */
final class TableFailure {
  private static final Logger LOG = LoggerFactory.getLogger(TableFailure.class);
  private static final int CONSTRAINT = 19;

  private TableFailure() {}

  /**
   * @throws Problem 403 if the database can be read, but is not to be written to
   */
  static void refuseIfReadOnly(SourceState state) {
    if (state.ready() && !state.writable()) {
      throw new Problem(
          403,
          "The glossary's database is read-only here. DATABASE_MODE=read-write allows changes, if"
              + " the sidecar's user may write to the file and its folder.");
    }
  }

  static Problem of(SQLException failed) {
    if (Diagnosis.passing(failed)) {
      return new SourceUnavailable("The glossary's database is busy. Try again.");
    }
    if (failed.getErrorCode() == CONSTRAINT) {
      return isDuplicate(failed)
          ? new Problem(409, "The glossary holds this already.")
          : new Problem(422, "A rule of the glossary's database forbids these values.");
    }
    LOG.warn("The glossary's database could not be written to.", failed);
    return new SourceUnavailable("The glossary's database cannot be written to now. Try again.");
  }

  private static boolean isDuplicate(SQLException failed) {
    return failed instanceof SQLiteException exact
        && (exact.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
            || exact.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
  }
}
