package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The full-text index inside a database that the sidecar created. */
final class OwnIndex {
  private OwnIndex() {}

  /** Its own check, and a comparison of every row with what it should hold. */
  static void assertInStep(Path file) throws SQLException {
    try (Connection connection = Connections.writer(file, Duration.ofSeconds(2), true);
        Statement statement = connection.createStatement()) {
      assertThatCode(
              () ->
                  statement.executeUpdate(
                      "INSERT INTO glossary_fts (glossary_fts, rank) VALUES ('integrity-check', 1)"))
          .doesNotThrowAnyException();
      assertThat(
              number(
                  statement,
                  "SELECT count(*) FROM (SELECT id, term, definition_text, language, domain_tags,"
                      + " source FROM glossary_fts_rows EXCEPT SELECT rowid, * FROM glossary_fts)"))
          .isZero();
      assertThat(number(statement, "SELECT count(*) FROM glossary_fts"))
          .isEqualTo(number(statement, "SELECT count(*) FROM glossary_entries"));
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }
}
