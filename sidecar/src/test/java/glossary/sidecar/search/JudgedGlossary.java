package glossary.sidecar.search;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.EmbeddedGlossary;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.testing.ForeignDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A database of the existing server with real entries: the product's sample in both languages and
 * nouns of WordNet.
 */
final class JudgedGlossary {
  private static final String INSERT =
      "INSERT INTO glossary_entries (term, definitions, language, source, creation_date,"
          + " updated_at, validation_status, sync_status) VALUES (?, ?, 'en', 'IATE',"
          + " '2025-10-19 14:30:00.000000', '2025-10-19 14:30:00.000000', 'validated', 'synced')";

  private JudgedGlossary() {}

  static Path createIn(Path folder, int nouns) throws IOException, SQLException {
    Path sample = folder.resolve("sample.db");
    EmbeddedGlossary.createIfAbsent(sample);
    Path file = ForeignDatabase.in(folder, 0).file();
    try (Connection connection = connect(file)) {
      try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS sample")) {
        attach.setString(1, sample.toString());
        attach.execute();
      }
      connection.setAutoCommit(false);
      try (PreparedStatement copy =
          connection.prepareStatement(
              "INSERT INTO main.glossary_entries SELECT * FROM sample.glossary_entries")) {
        copy.executeUpdate();
      }
      insert(connection, nouns);
      connection.commit();
    }
    return file;
  }

  static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** As the sidecar reads it. */
  static GlossarySource open(Path file) throws IOException {
    Path folder = file.getParent();
    return Sources.open(
        new SourceOptions(
            Optional.of(file), folder, folder, DatabaseMode.READ_ONLY, Optional.empty()));
  }

  private static void insert(Connection connection, int nouns) throws IOException, SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<String, List<String>> noun : WordNet.nouns(nouns)) {
        insert.setString(1, noun.getKey());
        insert.setString(2, definitions(noun.getValue()));
        insert.executeUpdate();
      }
    }
  }

  private static String definitions(List<String> glosses) {
    return glosses.stream()
        .map(gloss -> gloss.replace("\\", "\\\\").replace("\"", "\\\""))
        .map(gloss -> "{\"text\": \"" + gloss + "\"}")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
