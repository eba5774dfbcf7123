package glossary.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * What the suite has found to be captured on one server, kept in a file for each column of {@link
 * ServerTable}, as tests run in several JVMs. One failure makes it "no".
 */
final class Captured {
  private static final Path FOLDER = Folders.AGENT.resolveSibling("captured");

  private final Path folder;
  private final Map<Column, Boolean> failed = new EnumMap<>(Column.class);

  private Captured(String server) {
    this.folder = FOLDER.resolve(server);
  }

  /** A column of the table, in its order. */
  enum Column {
    REQUESTS("requests, errors"),
    ROUTE("route, such as"),
    HEADERS("headers"),
    MALFORMED("malformed requests"),
    ASYNC("async"),
    STREAMS("SSE, uploads, clients that leave"),
    SOCKETS("WebSocket"),
    HTTP_2("HTTP/2"),
    LOG_LINES("log lines");

    private final String title;

    Column(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** To be filled by one test class for each column. */
  static Captured of(ServerUnderTest server) {
    return new Captured(server.name());
  }

  /** The same; what is found of a server that the table has not is kept for nobody. */
  static Captured of(StreamServer server) {
    return new Captured(server.name());
  }

  /** What was found since the agent was built; empty if nobody has looked. */
  static Optional<String> found(ServerUnderTest server, Column column) throws IOException {
    Path file = FOLDER.resolve(server.name()).resolve(column.name());
    boolean fresh =
        Files.exists(file)
            && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(Folders.AGENT))
                >= 0;
    return fresh ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** A test whose success is a "yes". */
  DynamicTest test(Column column, String name, Executable test) {
    return test(column, "yes", name, test);
  }

  /** A test whose success is this value. */
  DynamicTest test(Column column, String value, String name, Executable test) {
    return DynamicTest.dynamicTest(name, () -> check(column, value, test));
  }

  /** As {@link #test}, for a test that runs already. */
  void check(Column column, String value, Executable test) throws Throwable {
    boolean passed = false;
    try {
      test.execute();
      passed = true;
    } finally {
      failed.merge(column, !passed, Boolean::logicalOr);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(column.name()), failed.get(column) ? "no" : value);
    }
  }
}
