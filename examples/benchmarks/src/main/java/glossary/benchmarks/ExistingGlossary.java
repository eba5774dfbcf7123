package glossary.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes a database as the existing server leaves it, faulty index included, filled with real
 * entries. Arguments: the file to make, how many entries, and the folder of FOLDOC and FreeDict if
 * WordNet alone is not enough.
 */
public final class ExistingGlossary {
  private static final String INSERT =
      "INSERT INTO glossary_entries VALUES (?, ?, ?, ?, ?, ?, '2025-10-19 14:30:00.000000',"
          + " '2025-10-19 14:30:00.000000', '[\"general\"]', 'validated', 'synced')";

  private ExistingGlossary() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    int wanted = Integer.parseInt(arguments[1]);
    Path dictionaries = Path.of(arguments.length > 2 ? arguments[2] : "/usr/share/dictd");
    List<Dictionaries.SourcedSense> senses = Dictionaries.spread(wanted, dictionaries);
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      try (Statement statement = database.createStatement()) {
        statement.execute("PRAGMA synchronous = OFF");
        statement.executeUpdate(schema());
      }
      database.setAutoCommit(false);
      insert(database, senses);
      database.commit();
    }
  }

  private static void insert(Connection database, List<Dictionaries.SourcedSense> senses)
      throws SQLException {
    try (PreparedStatement insert = database.prepareStatement(INSERT)) {
      int id = 0;
      for (Dictionaries.SourcedSense sourced : senses) {
        Sense sense = sourced.sense();
        insert.setInt(1, ++id);
        insert.setString(2, sense.term());
        insert.setString(3, definitions(sense.text()));
        insert.setString(4, sense.language());
        insert.setString(5, sourced.source());
        insert.setString(6, sense.dictionary());
        insert.executeUpdate();
      }
    }
  }

  private static String definitions(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "[{\"text\": \"" + escaped + "\", \"source_doc_id\": null, \"is_primary\": true}]";
  }

  private static String schema() throws IOException {
    try (InputStream in = ExistingGlossary.class.getResourceAsStream("existing-schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
