package glossary.sidecar.glossary;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SOURCE_SQL gives, or fails with, is no glossary. The message is a sentence of ours. */
final class SourceSqlFault extends SQLException {
  private static final long serialVersionUID = 1L;

  static final String TOO_SLOW =
      "SOURCE_SQL cannot be read in short steps, so reading it would block the database's owner."
          + " Let id be the INTEGER PRIMARY KEY of a table, and leave out GROUP BY, DISTINCT, UNION,"
          + " window functions and ORDER BY; use subqueries in the list of columns instead.";

  static final String DUPLICATE =
      "SOURCE_SQL gives the id %d more than once. Join so that each entry is one row, for example"
          + " by a subquery with group_concat in the list of columns.";

  static final String NO_INTEGER =
      "SOURCE_SQL gives an id that is no whole number (%s). Name a column of whole numbers AS id;"
          + " for a table with other keys its rowid serves: SELECT t.rowid AS id.";

  private static final int SQL_ERROR = 1;
  private static final Pattern CAUSE =
      Pattern.compile(
          "no such (table|column|function): ([^\\n)]{1,100})"
              + "|(ambiguous) column name: ([^\\n)]{1,100})"
              + "|(near) \"([^\\n]{1,60})\": syntax error");

  SourceSqlFault(String sentence) {
    super(sentence);
  }

  /** Whether the statement itself is at fault, and not the file, a lock or the time. */
  static boolean isCauseOf(SQLException failure) {
    return failure instanceof SourceSqlFault || failure.getErrorCode() == SQL_ERROR;
  }

  /** For the operator: what in the statement does not fit the database. */
  static String sentence(SQLException failure) {
    if (failure instanceof SourceSqlFault) {
      return failure.getMessage();
    }
    Matcher cause = CAUSE.matcher(String.valueOf(failure.getMessage()));
    if (!cause.find()) {
      return "SOURCE_SQL cannot be run on this database. Run it once with sqlite3 -readonly to see"
          + " why.";
    }
    if (cause.group(1) != null) {
      return "SOURCE_SQL names the %s %s, which this database does not have. Correct the name, or"
              .formatted(cause.group(1), cause.group(2))
          + " DATABASE_URL.";
    }
    return cause.group(3) != null
        ? "SOURCE_SQL says %s, which more than one of its tables has. Write TABLE.%1$s."
            .formatted(cause.group(4))
        : "SOURCE_SQL is no correct SQL near \"%s\". Run it once with sqlite3 -readonly."
            .formatted(cause.group(6));
  }
}
