package glossary.agent.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server, the host that embeds it and the jars it needs; a new server is one line and one host.
 */
enum ServerUnderTest {
  TOMCAT_10_1("Tomcat 10.1", "TomcatHost", true, null, "tomcat-"),
  JETTY_12_1("Jetty 12.1", "JettyHost", true, null, "jetty-", "slf4j-api", "jakarta.servlet-api"),
  JETTY_12_0("Jetty 12.0", "JettyHost", true, "jetty-12.0", "slf4j-api", "jakarta.servlet-api"),
  UNDERTOW_SERVLET("Undertow 2.3 servlet", "UndertowServletHost", true, null, Jars.UNDERTOW),
  UNDERTOW("Undertow 2.3", "UndertowHost", false, null, Jars.UNDERTOW),
  JDK("JDK HttpServer", "JdkHost", false, null);

  private final String title;
  private final String host;
  private final boolean servlets;
  private final String folder;
  private final String[] jars;

  ServerUnderTest(String title, String host, boolean servlets, String folder, String... jars) {
    this.title = title;
    this.host = host;
    this.servlets = servlets;
    this.folder = folder;
    this.jars = jars;
  }

  String mainClass() {
    return "com.example.shop." + host;
  }

  boolean servlets() {
    return servlets;
  }

  /** The template of all endpoints below {@code /shop/app/}. */
  String appRoute() {
    return switch (this) {
      case JDK -> "/shop/app/";
      case UNDERTOW -> "/shop/app/{name}";
      default -> "/shop/app/*";
    };
  }

  /**
   * Whether an agent has a place to add headers to the answer to a malformed request. Undertow and
   * the JDK's server write that answer as bytes.
   */
  boolean opensRejections() {
    return this == TOMCAT_10_1 || this == JETTY_12_0 || this == JETTY_12_1;
  }

  /** The test classes, this server's jars and nothing else. */
  List<Path> classPath() {
    List<Path> path = new ArrayList<>();
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.endsWith("test-classes") || isNeeded(entry))
        .forEach(path::add);
    if (folder != null) {
      path.addAll(jarsOf(Folders.PEERS.resolve(folder)));
    }
    return path;
  }

  private boolean isNeeded(Path entry) {
    String name = entry.getFileName().toString();
    return Stream.of(jars).anyMatch(name::startsWith);
  }

  private static List<Path> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public String toString() {
    return title;
  }

  private static final class Jars {
    static final String[] UNDERTOW = {
      "undertow-", "jboss-", "xnio-", "wildfly-", "smallrye-", "jakarta."
    };
  }
}
