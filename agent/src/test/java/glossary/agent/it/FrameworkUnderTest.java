package glossary.agent.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A framework on a servlet server, in an application as its users write it. The property {@code
 * servers} chooses as for {@link ServerUnderTest}; without it the newest and the oldest are tried.
 */
enum FrameworkUnderTest {
  JERSEY_2("Jersey 2.48", "JerseyJettyHost", true, "/shop/api/*"),
  JERSEY_3("Jersey 3.1.12", "JerseyTomcatHost", false, "/shop/*"),
  JAVALIN_5("Javalin 5.6.5", "Javalin5Host", false, "/shop/*"),
  JAVALIN_6("Javalin 6.7.0", "Javalin6Host", false, "/shop/*"),
  JAVALIN_7("Javalin 7.2.3", "Javalin7Host", false, "/shop/*"),
  SPARK("Spark 2.9.4", "SparkHost", true, "unmatched");

  private static final String NAMED = System.getProperty("servers", "");

  private final String title;
  private final String host;
  private final boolean javax;

  /** The route of what reaches the framework and matches no template of it. */
  final String rest;

  FrameworkUnderTest(String title, String host, boolean javax, String rest) {
    this.title = title;
    this.host = host;
    this.javax = javax;
    this.rest = rest;
  }

  static Stream<FrameworkUnderTest> chosen() {
    return Stream.of(values()).filter(one -> NAMED.isEmpty() ? one != JAVALIN_6 : one.isNamed());
  }

  private boolean isNamed() {
    return Arrays.stream(NAMED.split(","))
        .anyMatch(start -> start.equals("all") || !start.isEmpty() && name().startsWith(start));
  }

  /** As the framework writes it. */
  String template(String braces) {
    return switch (this) {
      case JERSEY_2, JERSEY_3 -> braces.replace("{line}", "{line: [0-9]+}");
      case SPARK -> braces.replaceAll("\\{(\\w+)}", ":$1");
      default -> braces;
    };
  }

  Launch launch() throws IOException {
    List<Path> peers = jars();
    List<Path> path = new ArrayList<>();
    path.add(HostSources.compiled(name(), host, javax, peers));
    path.addAll(peers);
    return Launch.of(path, "com.example.shop." + host);
  }

  private List<Path> jars() {
    Path folder = Folders.PEERS.resolve(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
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
}
