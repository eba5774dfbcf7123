package glossary.sidecar.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** A database as the existing server leaves it, faulty index included, and what others do to it. */
public final class ForeignDatabase {
  private final Path file;

  private ForeignDatabase(Path file) {
    this.file = file;
  }

  /** With the existing server's tables, and the terms 1 to {@code terms}. */
  public static ForeignDatabase in(Path folder, int terms) throws IOException {
    ForeignDatabase database = empty(folder);
    try (InputStream in =
        ForeignDatabase.class.getResourceAsStream("/glossary/sidecar/glossary/host-schema.sql")) {
      database.does(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return terms == 0 ? database : database.terms(1, terms);
  }

  /** Without any table. */
  public static ForeignDatabase empty(Path folder) {
    return new ForeignDatabase(folder.resolve("host.db"));
  }

  /** Adds terms named after their ids, English if odd, with two definitions each. */
  public ForeignDatabase terms(int from, int to) {
    return does(
        """
        WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO glossary_entries (id, term, definitions, language, source, creation_date,
          updated_at, validation_status, sync_status)
        SELECT i, 'term ' || i, '[{"text": "a"}, {"text": "b"}]', iif(i %% 2, 'en', 'de'),
          'internal', '2025-10-19 14:30:00.000000', '2025-10-19 14:30:00', 'pending', 'synced'
        FROM n"""
            .formatted(from, to));
  }

  /** Adds one relationship, validated. */
  public ForeignDatabase relates(
      long id, long source, String type, long target, double confidence) {
    return does(
        ("INSERT INTO term_relationships (id, source_term_id, target_term_id, relation_type,"
                + " confidence, validated, created_at, updated_at) VALUES (%d, %d, %d, '%s', %s,"
                + " 'validated', '2025-10-19 14:30:00.000000', '2025-10-19 14:30:00.000000')")
            .formatted(id, source, target, type, confidence));
  }

  /** Runs statements as another process would. */
  public ForeignDatabase does(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return this;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public long number(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public Path file() {
    return file;
  }

  /** The setting that names it. */
  public String url() {
    return "DATABASE_URL=sqlite:////" + file.toString().substring(1);
  }

  public String sha256() throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
