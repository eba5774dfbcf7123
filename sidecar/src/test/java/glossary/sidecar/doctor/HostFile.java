package glossary.sidecar.doctor;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.EmbeddedGlossary;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database file as some host left it; each use opens and closes it. */
record HostFile(Path path) {
  static final String ENTRIES =
      "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions, note);";
  static final String ROWS =
      "INSERT INTO glossary_entries VALUES (1, 'valve', '[{\"text\":\"stops flow\"}]', 'brass'),"
          + " (2, 'pump', '[{\"text\":\"moves liquid\"}]', 'iron'),"
          + " (3, 'reactor', '[{\"text\":\"holds reaction\"}]', 'steel');";

  static HostFile of(Path path, String... statements) {
    HostFile file = new HostFile(path);
    for (String sql : statements) {
      file.run(sql);
    }
    return file;
  }

  /** The existing server's, with its faulty index. */
  static HostFile faulty(Path path) {
    return of(
        path,
        resource("host-schema.sql"),
        entry(1, "valve", "stops flow"),
        entry(2, "pump", "moves liquid"),
        entry(3, "reactor", "holds reaction"));
  }

  static HostFile embedded(Path path) {
    try {
      EmbeddedGlossary.createIfAbsent(path);
      return new HostFile(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String entry(int id, String term, String text) {
    return ("INSERT INTO glossary_entries VALUES (%d, '%s', '[{\"text\":\"%s\"},{\"text\":\"also\"}]',"
            + " 'en', 'internal', NULL, '2025-01-01', '2025-01-01', '[\"a\",\"b\"]', 'pending',"
            + " 'synced')")
        .formatted(id, term, text);
  }

  /** Any number of statements. */
  void run(String sql) {
    String failure = failureOf(sql);
    if (failure != null) {
      throw new AssertionError(sql + ": " + failure);
    }
  }

  /** Null if it went well. */
  String failureOf(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return null;
    } catch (SQLException failed) {
      return failed.getMessage();
    }
  }

  List<String> column(String query) {
    List<String> values = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new AssertionError(query, failed);
    }
  }

  Report examined() {
    try (SqliteSource source = source()) {
      return new IndexDoctor(source::inspect, Clock.systemUTC()).examine();
    }
  }

  SqliteSource source() {
    try {
      return Sources.open(
          new SourceOptions(
              Optional.of(path),
              path.getParent(),
              path.getParent().resolve("sidecar"),
              DatabaseMode.AUTO,
              Optional.empty()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  private static String resource(String name) {
    try (InputStream in = SqliteSource.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
