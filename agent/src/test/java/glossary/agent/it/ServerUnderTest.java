package glossary.agent.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A server, the host that embeds it and the jars it needs; a new server is one line and one host.
 * The property {@code servers} chooses some by the start of their names, with commas, {@code
 * newest} for the last version of each kind, or {@code all}, and for every test; without it all
 * answer the contract, and {@link #everywhere} the rest.
 */
enum ServerUnderTest {
  TOMCAT_10_1("Tomcat 10.1.59", "TomcatHost", true, null, "tomcat-"),
  JETTY_12_1("Jetty 12.1.13", "JettyHost", true, null, Jars.JETTY),
  JETTY_12_0("Jetty 12.0.39", "JettyHost", true, "jetty-12.0", Jars.SERVLET),
  UNDERTOW_SERVLET("Undertow 2.3.26 servlet", "UndertowServletHost", true, null, Jars.UNDERTOW),
  UNDERTOW("Undertow 2.3.26", "UndertowHost", false, null, Jars.UNDERTOW),
  JDK("JDK HttpServer", "JdkHost", false, null),

  TOMCAT_8_5_OLDEST("Tomcat 8.5.0", "TomcatHost", Servlets.JAVAX),
  TOMCAT_8_5("Tomcat 8.5.100", "TomcatHost", Servlets.JAVAX),
  TOMCAT_9_OLDEST("Tomcat 9.0.1", "TomcatHost", Servlets.JAVAX),
  TOMCAT_9("Tomcat 9.0.123", "TomcatHost", Servlets.JAVAX),
  TOMCAT_10_1_OLDEST("Tomcat 10.1.0", "TomcatHost", Servlets.JAKARTA),
  TOMCAT_11_OLDEST("Tomcat 11.0.0", "TomcatHost", Servlets.JAKARTA),
  TOMCAT_11("Tomcat 11.0.27", "TomcatHost", Servlets.JAKARTA),
  JETTY_9_4_OLDEST("Jetty 9.4.2", "Jetty9Host", Servlets.JAVAX),
  JETTY_9_4("Jetty 9.4.58", "Jetty9Host", Servlets.JAVAX),
  JETTY_10_OLDEST("Jetty 10.0.0", "Jetty9Host", Servlets.JAVAX),
  JETTY_10("Jetty 10.0.26", "Jetty9Host", Servlets.JAVAX),
  JETTY_11_OLDEST("Jetty 11.0.0", "Jetty9Host", Servlets.JAKARTA),
  JETTY_11("Jetty 11.0.26", "Jetty9Host", Servlets.JAKARTA),
  JETTY_12_OLDEST("Jetty 12.0.0", "JettyHost", Servlets.JAKARTA),
  UNDERTOW_2_2_OLDEST_SERVLET("Undertow 2.2.0 servlet", "UndertowServletHost", Servlets.JAVAX),
  UNDERTOW_2_2_SERVLET("Undertow 2.2.40 servlet", "UndertowServletHost", Servlets.JAVAX),
  UNDERTOW_2_3_OLDEST_SERVLET("Undertow 2.3.0 servlet", "UndertowServletHost", Servlets.JAKARTA),
  UNDERTOW_2_2_OLDEST("Undertow 2.2.0", "UndertowHost", Servlets.NONE),
  UNDERTOW_2_2("Undertow 2.2.40", "UndertowHost", Servlets.NONE),

  NETTY_4_1_OLDEST("Netty 4.1.0", "NettyHost", Servlets.NONE),
  NETTY_4_1("Netty 4.1.137", "NettyHost", Servlets.NONE),
  NETTY_4_2_OLDEST("Netty 4.2.0", "NettyHost", Servlets.NONE),
  NETTY_4_2("Netty 4.2.18", "NettyHost", Servlets.NONE),
  VERTX_4_OLDEST("Vert.x 4.0.0", "VertxHost", Servlets.NONE),
  VERTX_4("Vert.x 4.5.27", "VertxHost", Servlets.NONE),
  VERTX_5_0("Vert.x 5.0.7", "VertxHost", Servlets.NONE),
  VERTX_5("Vert.x 5.1.6", "VertxHost", Servlets.NONE),
  WEBFLUX_5_OLDEST("WebFlux 5.3.0", "WebFluxHost", Servlets.NONE),
  WEBFLUX_5("WebFlux 5.3.39", "WebFluxHost", Servlets.NONE),
  WEBFLUX_6("WebFlux 6.2.19", "WebFluxHost", Servlets.NONE),
  WEBFLUX_7("WebFlux 7.0.8", "WebFluxHost", Servlets.NONE),
  SPRING_BOOT_2_7("Spring Boot 2.7.18", "SpringHost", Servlets.JAVAX),
  SPRING_BOOT_3("Spring Boot 3.5.7", "SpringHost", Servlets.JAKARTA),
  SPRING_BOOT_4("Spring Boot 4.0.7", "SpringHost", Servlets.JAKARTA),
  SPRING_BOOT_2_7_JETTY("Spring Boot Jetty 2.7.18", "SpringHost", Servlets.JAVAX),
  SPRING_BOOT_3_JETTY("Spring Boot Jetty 3.5.7", "SpringHost", Servlets.JAKARTA),
  SPRING_BOOT_2_7_UNDERTOW("Spring Boot Undertow 2.7.18", "SpringHost", Servlets.JAVAX),
  SPRING_BOOT_3_UNDERTOW("Spring Boot Undertow 3.5.7", "SpringHost", Servlets.JAKARTA),

  GRIZZLY_4_SERVLET("Grizzly 4.0.2 servlet", "GrizzlyServletHost", Servlets.JAKARTA),
  GRIZZLY_4("Grizzly 4.0.2", "GrizzlyHost", Servlets.NONE),
  GRIZZLY_4_OLDEST("Grizzly 4.0.0", "GrizzlyHost", Servlets.NONE),
  GRIZZLY_2_4_SERVLET("Grizzly 2.4.4 servlet", "GrizzlyServletHost", Servlets.JAVAX),
  GRIZZLY_2_4("Grizzly 2.4.4", "GrizzlyHost", Servlets.NONE),
  GRIZZLY_2_3_SERVLET("Grizzly 2.3.35 servlet", "GrizzlyServletHost", Servlets.JAVAX),

  ROBAHO("Robaho 1.0.29", "JdkHost", Servlets.NONE),
  ROBAHO_OLDEST("Robaho 1.0.24", "JdkHost", Servlets.NONE),
  HELIDON("Helidon 4.5.0", "HelidonHost", Servlets.NONE),
  HELIDON_4_2("Helidon 4.2.0", "HelidonHost", Servlets.NONE),

  /** Has no hooks of its own: what {@code HttpServlet} gets is counted. */
  OLD_JETTY("Old Jetty 8.1.22", "Jetty8Host", Servlets.JAVAX);

  /** For {@code MethodSource}. */
  static final String EVERYWHERE = "glossary.agent.it.ServerUnderTest#everywhere";

  private static final Pattern VERSION = Pattern.compile(" \\d[\\w.]*");

  private static final String NAMED = System.getProperty("servers", "");

  /** Which servlet API a host is written for. */
  private enum Servlets {
    NONE,
    JAVAX,
    JAKARTA
  }

  private final String title;
  private final String host;
  private final boolean servlets;
  private final String folder;
  private final String[] jars;

  /** Null for a host that is compiled with the tests. */
  private final Servlets compiledFor;

  ServerUnderTest(String title, String host, boolean servlets, String folder, String... jars) {
    this.title = title;
    this.host = host;
    this.servlets = servlets;
    this.folder = folder;
    this.jars = jars;
    this.compiledFor = null;
  }

  /** The jars lie in a folder named as the title, which src/servers fills. */
  ServerUnderTest(String title, String host, Servlets servlets) {
    this.title = title;
    this.host = host;
    this.servlets = servlets != Servlets.NONE && !host.equals("SpringHost");
    this.folder = title.toLowerCase(Locale.ROOT).replace(" servlet", "").replace(' ', '-');
    this.jars = new String[0];
    this.compiledFor = servlets;
  }

  /** Those that answer the contract. */
  static Stream<ServerUnderTest> chosen() {
    return Stream.of(values())
        .filter(one -> one != OLD_JETTY)
        .filter(one -> NAMED.isEmpty() ? !one.isAskedRarely() : one.isNamed());
  }

  /** Those that tell their log lines: Boot 2.7 brings a Logback of its own. */
  static Stream<ServerUnderTest> logging() {
    return Stream.concat(chosen(), Stream.of(OLD_JETTY))
        .filter(one -> !one.name().startsWith("SPRING_BOOT_2_7"));
  }

  /** Not in every build: what lies between the oldest and the newest of its kind. */
  private boolean isAskedRarely() {
    return EnumSet.of(
            TOMCAT_10_1_OLDEST,
            TOMCAT_11_OLDEST,
            JETTY_10_OLDEST,
            JETTY_11_OLDEST,
            UNDERTOW_2_3_OLDEST_SERVLET,
            NETTY_4_2_OLDEST,
            VERTX_5_0,
            WEBFLUX_5,
            GRIZZLY_4_OLDEST,
            GRIZZLY_2_4,
            GRIZZLY_2_4_SERVLET,
            HELIDON_4_2,
            ROBAHO_OLDEST,
            SPRING_BOOT_2_7_JETTY,
            SPRING_BOOT_3_UNDERTOW)
        .contains(this);
  }

  /** Those that all else is tried on. */
  static Stream<ServerUnderTest> everywhere() {
    return chosen().filter(one -> one.compiledFor == null || one.isNamed());
  }

  private boolean isNamed() {
    return Arrays.stream(NAMED.split(","))
        .anyMatch(
            start ->
                start.equals("all")
                    || start.equals("newest") && isNewest()
                    || !start.isEmpty() && name().startsWith(start));
  }

  private boolean isNewest() {
    return !name().endsWith("OLDEST")
        && !name().endsWith("OLDEST_SERVLET")
        && !isAskedRarely()
        && this != OLD_JETTY;
  }

  /** The title without the version. */
  String family() {
    return VERSION.matcher(title).replaceFirst("");
  }

  /** The number in the title; a server without one is part of the JDK. */
  String version() {
    Matcher matcher = VERSION.matcher(title);
    return matcher.find() ? matcher.group().strip() : "the JDK's";
  }

  /** By which name of the option {@code hooks.off} the agent leaves it alone. */
  String hooks() {
    switch (host) {
      case "SpringHost":
        return "tomcat";
      case "VertxHost":
      case "WebFluxHost":
        return "netty";
      case "Jetty8Host":
        return "servlet";
      case "JdkHost":
        return "jdk";
      default:
        return title.toLowerCase(Locale.ROOT).split(" ")[0];
    }
  }

  String mainClass() {
    return "com.example.shop." + host;
  }

  boolean servlets() {
    return servlets;
  }

  /** Whether it is the JDK's server or one behind the same API. */
  boolean isOfJdkApi() {
    return host.equals("JdkHost");
  }

  /**
   * The JDK on which it runs.
   *
   * @throws TestAbortedException if there is none, so that the test counts as skipped
   */
  Path javaHome() {
    return needsNewerJdk()
        ? NewerJdk.home().orElseThrow(() -> new TestAbortedException(this + NewerJdk.NEEDED))
        : Path.of(System.getProperty("java.home"));
  }

  private boolean needsNewerJdk() {
    return name().startsWith("ROBAHO") || name().startsWith("HELIDON");
  }

  /** The template of all endpoints below {@code /shop/app/}. */
  String appRoute() {
    if (servlets) {
      return "/shop/app/*";
    }
    if (name().startsWith("GRIZZLY")) {
      return "/shop/app/*";
    }
    if (!templates()) {
      return "unmatched";
    }
    if (!tellsPatterns()) {
      return "/*";
    }
    if (host.equals("VertxHost")) {
      return "/shop/app/:name";
    }
    return isOfJdkApi() ? "/shop/app/" : "/shop/app/{name}";
  }

  /** Whether it tells which of its patterns a request has matched. */
  boolean tellsPatterns() {
    return this != HELIDON_4_2;
  }

  /** Whether the host's requests match anything that could be named. */
  boolean templates() {
    return !host.equals("NettyHost");
  }

  /**
   * Whether an answer is the server's own and not the application's: Vert.x knows no other versions
   * of HTTP, and an early one closes the connection of what it cannot read; an early Reactor Netty
   * calls large headers so.
   *
   * @param status 0 for none
   */
  boolean refuses(int status) {
    return host.equals("VertxHost") && (status == 501 || status == 0)
        || host.equals("WebFluxHost") && status == 413;
  }

  /** Whether a page that an application says is not there still has the template of its handler. */
  boolean namesWhatIsMissing() {
    return host.equals("SpringHost");
  }

  /**
   * Whether an agent has a place to add headers to the answer to a malformed request. Undertow and
   * the JDK's server write that answer as bytes.
   */
  boolean opensRejections() {
    return Stream.of("TOMCAT", "JETTY", "GRIZZLY", "HELIDON", "SPRING", "NETTY", "VERTX", "WEBFLUX")
            .anyMatch(name()::startsWith)
        && !(host.equals("SpringHost") && name().endsWith("UNDERTOW"));
  }

  /** Whether a request line without a version gets an answer as of HTTP/0.9, without a type. */
  boolean speaksHttp09() {
    return name().startsWith("GRIZZLY");
  }

  /** Whether it answers pipelined requests one after the other, though handlers return early. */
  boolean awaitsAsynchronousAnswers() {
    return !name().startsWith("ROBAHO");
  }

  /**
   * Whether the answer to a request that cannot be read depends on which version of HTTP the one
   * before it spoke, so that no two runs need be equal. Tomcat has been cured of that.
   */
  boolean remembersVersion() {
    return this == TOMCAT_8_5_OLDEST || this == TOMCAT_9_OLDEST;
  }

  /** The classes of the host, this server's jars and nothing else. */
  List<Path> classPath() {
    List<Path> path = new ArrayList<>();
    if (compiledFor != null) {
      List<Path> peers = jarsOf(Folders.PEERS.resolve(folder));
      path.add(
          HostSources.compiled(name(), javaHome(), host, compiledFor == Servlets.JAVAX, peers));
      path.addAll(peers);
      return path;
    }
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
    static final String[] SERVLET = {"slf4j-api", "jakarta.servlet-api"};
    static final String[] JETTY = {"jetty-", "slf4j-api", "jakarta.servlet-api"};
    static final String[] UNDERTOW = {
      "undertow-", "jboss-", "xnio-", "wildfly-", "smallrye-", "jakarta."
    };
  }
}
