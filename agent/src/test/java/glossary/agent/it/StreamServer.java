package glossary.agent.it;

import static glossary.agent.it.StreamServer.Offers.H2C;
import static glossary.agent.it.StreamServer.Offers.SERVLETS;
import static glossary.agent.it.StreamServer.Offers.SOCKETS;
import static glossary.agent.it.StreamServer.Offers.TLS;
import static glossary.agent.it.StreamServer.Offers.UPGRADE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A server with a host of streams, WebSockets and HTTP/2. By default one of the first and one of
 * the last versions of each are asked, none with faults of its own; the property {@code servers}
 * chooses as in {@link ServerUnderTest}.
 */
enum StreamServer {
  TOMCAT_8_5_OLDEST("tomcat-8.5.0", "TomcatStreams", true, SERVLETS, UPGRADE, SOCKETS),
  TOMCAT_8_5("tomcat-8.5.100", "TomcatStreams", true, SERVLETS, UPGRADE, SOCKETS, H2C, TLS),
  TOMCAT_9_OLDEST("tomcat-9.0.1", "TomcatStreams", true, SERVLETS, UPGRADE, SOCKETS),
  TOMCAT_9("tomcat-9.0.123", "TomcatStreams", true, SERVLETS, UPGRADE, SOCKETS, H2C, TLS),
  TOMCAT_10_1_OLDEST("tomcat-10.1.0", "TomcatStreams", false, SERVLETS, UPGRADE, SOCKETS, H2C, TLS),
  TOMCAT_11_OLDEST("tomcat-11.0.0", "TomcatStreams", false, SERVLETS, UPGRADE, SOCKETS, H2C, TLS),
  TOMCAT_11("tomcat-11.0.27", "TomcatStreams", false, SERVLETS, UPGRADE, SOCKETS, H2C, TLS),
  JETTY_9_4_OLDEST("jetty-9.4.2", "Jetty94OldStreams", true, SERVLETS, SOCKETS),
  JETTY_9_4("jetty-9.4.58", "Jetty94Streams", true, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_10_OLDEST("jetty-10.0.0", "Jetty10Streams", true, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_10("jetty-10.0.26", "Jetty10Streams", true, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_11_OLDEST("jetty-11.0.0", "Jetty10Streams", false, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_11("jetty-11.0.26", "Jetty10Streams", false, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_12_0("jetty-12.0.36", "JettyStreams", false, SERVLETS, SOCKETS, H2C, TLS),
  JETTY_12_1("jetty-12.1.14", "JettyStreams", false, SERVLETS, SOCKETS, H2C, TLS),
  UNDERTOW_2_2_OLDEST_SERVLET(
      "undertow-2.2.0", "UndertowServletStreams", true, SERVLETS, UPGRADE, H2C, TLS),
  UNDERTOW_2_2_SERVLET(
      "undertow-2.2.40", "UndertowServletStreams", true, SERVLETS, UPGRADE, H2C, TLS),
  UNDERTOW_SERVLET("undertow-2.3.26", "UndertowServletStreams", false, SERVLETS, UPGRADE, H2C, TLS),
  UNDERTOW_2_2_OLDEST("undertow-2.2.0", "UndertowStreams", false, SOCKETS, H2C, TLS),
  UNDERTOW("undertow-2.3.26", "UndertowStreams", false, SOCKETS, H2C, TLS),
  NETTY_4_1_OLDEST("netty-4.1.0", "NettyStreams", false, SOCKETS),
  NETTY_4_1("netty-4.1.137", "NettyStreams", false, SOCKETS),
  NETTY_4_2_OLDEST("netty-4.2.0", "NettyStreams", false, SOCKETS),
  NETTY_4_2("netty-4.2.18", "NettyStreams", false, SOCKETS),
  VERTX_4_OLDEST("vert.x-4.0.0", "VertxStreams", false, SOCKETS),
  VERTX_4("vert.x-4.5.27", "VertxStreams", false, SOCKETS),
  VERTX_5_0("vert.x-5.0.7", "VertxStreams", false, SOCKETS),
  VERTX_5("vert.x-5.1.6", "VertxStreams", false, SOCKETS),
  WEBFLUX_5_OLDEST("webflux-5.3.0", "WebFluxStreams", false, SOCKETS),
  WEBFLUX_5("webflux-5.3.39", "WebFluxStreams", false, SOCKETS),
  WEBFLUX_6("webflux-6.2.19", "WebFluxStreams", false, SOCKETS),
  WEBFLUX_7("webflux-7.0.8", "WebFluxStreams", false, SOCKETS),
  GRIZZLY_4("grizzly-4.0.2", "GrizzlyStreams", false, SOCKETS),
  GRIZZLY_4_OLDEST("grizzly-4.0.0", "GrizzlyStreams", false, SOCKETS),
  GRIZZLY_2_4("grizzly-2.4.4", "GrizzlyStreams", false, SOCKETS),
  HELIDON("helidon-4.5.0", "HelidonStreams", false, SOCKETS),
  JDK(null, "JdkStreams", false);

  private static final String NAMED = System.getProperty("servers", "");
  private static final Set<StreamServer> BY_DEFAULT =
      Set.of(
          TOMCAT_8_5,
          TOMCAT_11,
          JETTY_9_4,
          JETTY_12_1,
          UNDERTOW_2_2_OLDEST_SERVLET,
          UNDERTOW,
          NETTY_4_1_OLDEST,
          VERTX_5,
          WEBFLUX_6,
          GRIZZLY_4,
          HELIDON,
          JDK);

  /** What not every host has. */
  enum Offers {
    SERVLETS,
    UPGRADE,
    SOCKETS,
    H2C,
    TLS
  }

  private final String folder;
  private final String host;
  private final boolean javax;
  private final Set<Offers> offers;

  StreamServer(String folder, String host, boolean javax, Offers... offers) {
    this.folder = folder;
    this.host = host;
    this.javax = javax;
    this.offers = Set.of(offers);
  }

  static Stream<StreamServer> chosen() {
    return Stream.of(values())
        .filter(one -> NAMED.isEmpty() ? BY_DEFAULT.contains(one) : one.isNamed());
  }

  private boolean isNamed() {
    return Arrays.stream(NAMED.split(","))
        .anyMatch(start -> start.equals("all") || !start.isEmpty() && name().startsWith(start));
  }

  boolean offers(Offers what) {
    return offers.contains(what);
  }

  /** The template of all endpoints below {@code /shop/app/}. */
  String appRoute() {
    return switch (host) {
      case "NettyStreams" -> "unmatched";
      case "VertxStreams" -> "/shop/app/:name";
      case "GrizzlyStreams" -> "/shop/app/*";
      case "JdkStreams" -> "/shop/app/";
      default -> offers(SERVLETS) ? "/shop/app/*" : "/shop/app/{name}";
    };
  }

  /** The template of the WebSocket at {@code /shop/ws}: Tomcat's come before any servlet. */
  String socketRoute() {
    return switch (host) {
      case "TomcatStreams", "JettyStreams" -> "/shop/*";
      case "NettyStreams", "GrizzlyStreams", "HelidonStreams" -> "unmatched";
      default -> "/shop/ws";
    };
  }

  /**
   * The JDK on which it runs.
   *
   * @throws TestAbortedException if there is none, so that the test counts as skipped
   */
  private Path javaHome() {
    return host.equals("HelidonStreams")
        ? NewerJdk.home().orElseThrow(() -> new TestAbortedException(this + NewerJdk.NEEDED))
        : Path.of(System.getProperty("java.home"));
  }

  Launch launch() {
    return launch(List.of());
  }

  /** With more on the class path. */
  Launch launch(List<Path> more) {
    List<Path> jars = folder == null ? List.of() : jars(Folders.PEERS.resolve(folder));
    List<Path> path = new ArrayList<>();
    path.add(HostSources.compiled("streams " + name(), javaHome(), host, javax, jars));
    path.addAll(jars);
    path.addAll(more);
    return Launch.of(path, "com.example.shop." + host).javaHome(javaHome());
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
