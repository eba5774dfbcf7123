package glossary.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a database as the existing server leaves it, faulty index included, filled with real
 * entries spread evenly over WordNet's nouns. Arguments: the file to make, and how many entries.
 */
public final class WordNetGlossary {
  private static final String INSERT =
      "INSERT INTO glossary_entries VALUES (?, ?, ?, 'en', 'internal', 'WordNet 3.1', '2025-10-19 14:30:00.000000',"
          + " '2025-10-19 14:30:00.000000', ?, 'validated', 'synced')";

  private WordNetGlossary() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    int wanted = Integer.parseInt(arguments[1]);
    List<Map.Entry<String, List<String>>> nouns = List.copyOf(WordNet.nouns().entrySet());
    if (wanted > nouns.size()) {
      throw new IllegalArgumentException("WordNet has only " + nouns.size() + " noun terms");
    }
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      try (Statement statement = database.createStatement()) {
        statement.executeUpdate(schema());
      }
      database.setAutoCommit(false);
      try (PreparedStatement insert = database.prepareStatement(INSERT)) {
        for (int i = 0; i < wanted; i++) {
          Map.Entry<String, List<String>> noun =
              nouns.get((int) ((long) i * nouns.size() / wanted));
          insert.setInt(1, i + 1);
          insert.setString(2, noun.getKey());
          insert.setString(3, definitions(noun.getValue()));
          insert.setString(4, "[\"general\"]");
          insert.executeUpdate();
        }
      }
      database.commit();
    }
  }

  private static String definitions(List<String> glosses) {
    return glosses.stream()
        .map(
            gloss ->
                "{\"text\": \""
                    + gloss.replace("\\", "\\\\").replace("\"", "\\\"")
                    + "\", \"source_doc_id\": null, \"is_primary\": "
                    + gloss.equals(glosses.get(0))
                    + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String schema() throws IOException {
    try (InputStream in = WordNetGlossary.class.getResourceAsStream("existing-schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
