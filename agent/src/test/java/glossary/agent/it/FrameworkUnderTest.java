package glossary.agent.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A framework on a servlet server, in an application as its users write it. The property {@code
 * servers} chooses as for {@link ServerUnderTest}; without it the newest and the oldest are tried.
 */
enum FrameworkUnderTest {
  PACKED_BOOT_2_7("Spring Boot 2.7.18", "SpringShopHost", true, "/shop/*"),
  PACKED_BOOT_3("Spring Boot 3.5.7", "SpringShopHost", false, "/shop/*"),
  PACKED_BOOT_4("Spring Boot 4.0.7", "SpringShopHost", false, "/shop/*"),
  JERSEY_2("Jersey 2.48", "JerseyJettyHost", true, "/shop/api/*"),
  JERSEY_3("Jersey 3.1.12", "JerseyTomcatHost", false, "/shop/*"),
  JAVALIN_5("Javalin 5.6.5", "Javalin5Host", false, "/shop/*"),
  JAVALIN_6("Javalin 6.7.0", "Javalin6Host", false, "/shop/*"),
  JAVALIN_7("Javalin 7.2.3", "Javalin7Host", false, "/shop/*"),
  SPARK("Spark 2.9.4", "SparkHost", true, "unmatched");

  /** Between versions that are tried, and like them. */
  private static final Set<FrameworkUnderTest> SPARE = EnumSet.of(PACKED_BOOT_3, JAVALIN_6);

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
    return Stream.of(values())
        .filter(one -> NAMED.isEmpty() ? !SPARE.contains(one) : one.isNamed());
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

  /** Whether it is Spring Boot, which is started from one jar. */
  boolean isPacked() {
    return name().startsWith("PACKED");
  }

  Launch launch() throws IOException {
    List<Path> peers = jars(folder());
    String main = "com.example.shop." + host;
    Path classes = HostSources.compiled(name(), host, javax, peers);
    if (isPacked()) {
      Path loader = jars(folder().replace("spring-boot", "boot-loader")).get(0);
      return Launch.packed(FatJar.pack(loader, classes, peers, main));
    }
    List<Path> path = new ArrayList<>();
    path.add(classes);
    path.addAll(peers);
    return Launch.of(path, main);
  }

  private String folder() {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static List<Path> jars(String folder) {
    try (Stream<Path> files = Files.list(Folders.PEERS.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public String toString() {
    return isPacked() ? "packed " + title : title;
  }
}
