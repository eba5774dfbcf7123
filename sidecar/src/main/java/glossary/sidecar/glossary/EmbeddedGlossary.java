package glossary.sidecar.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Creates a glossary database of our own: the existing server's tables, and a full-text index that
 * stays right whatever writes to them. A file that bears the final name is complete.
 */
public final class EmbeddedGlossary {
  /** Marks a database as created by the sidecar; the letters GLSS. */
  static final int APPLICATION_ID = 0x474C5353;

  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private EmbeddedGlossary() {}

  /**
   * Creates the database with the sample entries, and its folder, unless the file is there.
   *
   * @return whether it was created
   */
  public static boolean createIfAbsent(Path file) throws IOException {
    return create(file, true);
  }

  /** As {@link #createIfAbsent}, without entries. */
  public static boolean createEmptyIfAbsent(Path file) throws IOException {
    return create(file, false);
  }

  private static boolean create(Path file, boolean sample) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    deleteAbandoned(folder, file);
    Path partial = folder.resolve(partialPrefix(file) + UUID.randomUUID());
    try {
      fill(partial, sample);
      force(partial, StandardOpenOption.WRITE);
      return publish(partial, file, folder);
    } catch (SQLException failed) {
      throw new IOException("Cannot create " + file + ": " + failed.getMessage(), failed);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void fill(Path partial, boolean sample) throws SQLException, IOException {
    try (Connection connection = Connections.creator(partial)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(resource("schema.sql"));
        statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
      }
      if (sample) {
        addSample(connection);
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
      }
    }
  }

  private static void addSample(Connection connection) throws SQLException, IOException {
    String json = resource("sample-glossary.json");
    for (String sql : resource("sample.sql").split(";\\s*\n", -1)) {
      if (!sql.isBlank()) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setString(1, json);
          statement.executeUpdate();
        }
      }
    }
  }

  /** By a link, which unlike a move never takes the name from a file that came meanwhile. */
  private static boolean publish(Path partial, Path file, Path folder) throws IOException {
    try {
      Files.createLink(file, partial);
    } catch (FileAlreadyExistsException another) {
      return false;
    } catch (IOException | UnsupportedOperationException noLinks) {
      Files.move(partial, file);
    }
    forceFolder(folder);
    return true;
  }

  private static void deleteAbandoned(Path folder, Path file) throws IOException {
    Instant before = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        if (path.getFileName().toString().startsWith(partialPrefix(file))
            && Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static String partialPrefix(Path file) {
    return "." + file.getFileName() + ".partial-";
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /** Some systems cannot; there the name is durable a little later. */
  private static void forceFolder(Path folder) {
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException unsupported) {
      // as said above
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EmbeddedGlossary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The program lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
