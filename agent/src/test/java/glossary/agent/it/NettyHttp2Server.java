package glossary.agent.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes requests of HTTP/2's frames on Netty, and where its jars lie. The first and the last
 * of Netty are always tried; the property {@code servers} with {@code all} or {@code HTTP2_NETTY}
 * adds the others.
 */
enum NettyHttp2Server {
  ADAPTER_4_1_OLDEST(
      "netty-http2-4.1.0", "NettyHttp2Host", false, ServerUnderTest.NETTY_4_1_OLDEST),
  MULTIPLEXER_4_2("netty-http2-4.2.18", "NettyMultiplexHost", true, ServerUnderTest.NETTY_4_2),
  ADAPTER_4_2("netty-http2-4.2.18", "NettyHttp2Host", false, ServerUnderTest.NETTY_4_2),
  ADAPTER_4_1("netty-http2-4.1.137", "NettyHttp2Host", false, ServerUnderTest.NETTY_4_1),
  MULTIPLEXER_4_1("netty-http2-4.1.137", "NettyMultiplexHost", true, ServerUnderTest.NETTY_4_1),
  VERTX_4_OLDEST("http2-vert.x-4.0.0", "VertxHttp2Host", true, ServerUnderTest.VERTX_4_OLDEST),
  VERTX_4("http2-vert.x-4.5.27", "VertxHttp2Host", true, ServerUnderTest.VERTX_4),
  VERTX_5("http2-vert.x-5.1.6", "VertxHttp2Host", true, ServerUnderTest.VERTX_5),
  REACTOR_1_0_OLDEST("http2-reactor-netty-1.0.0", "ReactorHttp2Host", false, null),
  REACTOR_1_3("http2-reactor-netty-1.3.6", "ReactorHttp2Host", false, null);

  private static final int ALWAYS = 2;
  private static final List<String> NAMED =
      Arrays.asList(System.getProperty("servers", "").split(","));

  private final String folder;
  private final String host;

  /** Whether the host resets a stream when it is asked to. */
  private final boolean resets;

  /** The server of the table whose version this is; null for none. */
  private final ServerUnderTest row;

  NettyHttp2Server(String folder, String host, boolean resets, ServerUnderTest row) {
    this.folder = folder;
    this.host = host;
    this.resets = resets;
    this.row = row;
  }

  Optional<ServerUnderTest> row() {
    return Optional.ofNullable(row);
  }

  static Stream<NettyHttp2Server> chosen() {
    boolean all = NAMED.contains("all") || NAMED.contains("HTTP2_NETTY");
    return Stream.of(values()).filter(one -> all || one.ordinal() < ALWAYS);
  }

  boolean resets() {
    return resets;
  }

  Launch launch() throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Folders.PEERS.resolve(folder))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    List<Path> path = new ArrayList<>(jars);
    path.add(0, HostSources.compiled("HTTP2_" + name(), host, false, jars));
    return Launch.of(path, "com.example.shop." + host);
  }
}
