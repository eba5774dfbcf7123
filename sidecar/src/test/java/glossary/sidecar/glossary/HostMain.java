package glossary.sidecar.glossary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The glossary server's process in tests: does what it is told on standard input, line by line. */
final class HostMain {
  private final Connection connection;

  private HostMain(Connection connection) {
    this.connection = connection;
  }

  /** Arguments: the database file. */
  public static void main(String[] arguments) throws Exception {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5000);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + arguments[0], config.toProperties());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      HostMain host = new HostMain(connection);
      System.out.println("ok");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(host.answer(line));
      }
    }
  }

  private String answer(String line) {
    String[] words = line.split(" ", 2);
    try {
      return switch (words[0]) {
        case "schema" -> sql(schema());
        case "rows" -> rows(Integer.parseInt(words[1]));
        case "commits" -> commits(Integer.parseInt(words[1]));
        case "halt" -> halt();
        default -> sql(line);
      };
    } catch (SQLException | IOException failed) {
      return "error " + failed.getMessage();
    }
  }

  private String sql(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return "ok";
    }
  }

  private String rows(int count) throws SQLException {
    String insert =
        "INSERT INTO glossary_entries (term, definitions, language, source, creation_date,"
            + " updated_at, domain_tags, validation_status, sync_status) VALUES (?, ?, ?,"
            + " 'internal', '2025-10-19 14:30:00.000000', '2025-10-19 14:30:00.000000',"
            + " '[\"valves\"]', 'pending', 'synced')";
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < count; i++) {
        statement.setString(1, "term " + i);
        statement.setString(2, "[{\"text\": \"" + "definition ".repeat(20) + "\"}]");
        statement.setString(3, i % 2 == 0 ? "en" : "de");
        statement.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return "ok";
  }

  /** Inserts one by one; answers with the longest that one took, in milliseconds. */
  private String commits(int count) throws SQLException {
    long longest = 0;
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      sql(
          "INSERT INTO glossary_entries (term, definitions, language, source, creation_date,"
              + " updated_at, validation_status, sync_status) VALUES ('new "
              + System.nanoTime()
              + "', '[]', 'en', 'internal', '', '', 'pending', 'synced')");
      longest = Math.max(longest, System.nanoTime() - start);
    }
    return "longest " + longest / 1_000_000;
  }

  private String halt() {
    Runtime.getRuntime().halt(9);
    return "never said";
  }

  private static String schema() throws IOException {
    try (InputStream in = HostMain.class.getResourceAsStream("host-schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
