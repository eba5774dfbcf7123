package glossary.sidecar.doctor.checklist;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short questions to the glossary's database, each ended after 50 ms. */
final class Pragmas {
  private static final int MOST_ROWS = 100;

  private Pragmas() {}

  /** The first column of the rows; empty if it took too long or there is nothing to read. */
  static Optional<List<String>> column(Situation situation, String sql)
      throws IOException, SQLException {
    return situation.look(
        connection -> {
          List<String> values = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (values.size() < MOST_ROWS && row.next()) {
              values.add(String.valueOf(row.getString(1)));
            }
          }
          return values;
        });
  }

  static Optional<String> text(Situation situation, String sql) throws IOException, SQLException {
    return column(situation, sql).flatMap(rows -> rows.stream().findFirst());
  }

  static Optional<Long> number(Situation situation, String sql) throws IOException, SQLException {
    return text(situation, sql).filter(value -> value.matches("-?[0-9]+")).map(Long::valueOf);
  }
}
