package glossary.agent.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.metrics.RequestCells;
import glossary.agent.options.AgentOptions;
import glossary.agent.publish.InFlight;
import glossary.agent.requests.RequestTracker;
import glossary.agent.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Finds every hooked method, and every method and field that the hooks call and read, in the jars
 * of a server's versions without starting them: those that the build has, or those in the folder
 * that the property {@code signatures} names. The server of the JDK is looked at in the JDK that
 * runs this.
 */
class SignaturesIT {
  private static final Path FOLDER =
      Path.of(System.getProperty("signatures", "target/peers")).toAbsolutePath();

  /** What a version lacks and the agent does without. */
  private static final Path ABSENT = Path.of("src/servers/absent.txt");

  /**
   * The first does nothing but within a call of Jetty 9.4 to 11, and is the same in Jetty 12; the
   * other is in every servlet API and does nothing where a server has own hooks.
   */
  private static final Set<String> HARMLESS =
      Set.of("ErrorHandler.badMessageError", "HttpServlet.service");

  static Stream<Path> versions() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(folder -> CalledMethods.group(folder.getFileName().toString()) >= 0)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_version_has_all_that_is_hooked_or_called(Path folder) throws Exception {
    lookAt(folder.getFileName().toString(), ServerJars.in(folder));
  }

  @Test
  void so_has_the_server_of_this_jdk() throws Exception {
    lookAt("jdk-" + Runtime.version().feature(), ServerJars.ofTheJdk());
  }

  private static void lookAt(String version, ServerJars jars) throws Exception {
    Set<String> absent = new TreeSet<>();
    int present = 0;
    for (HookPoint point : points(version)) {
      if (CalledMethods.concerns(version, point.className)) {
        absent.add("hook " + point.label());
      }
    }
    for (HookPoint point : points(version)) {
      if (!CalledMethods.concerns(version, point.className)) {
        continue;
      }
      if (jars.weaves(point)) {
        present++;
        absent.remove("hook " + point.label()); // of two ways to write a method, one is enough
      }
    }
    for (CalledMethods.Called called : CalledMethods.of(version)) {
      if (jars.offers(called)) {
        present++;
      } else {
        absent.add(called.toString());
      }
    }
    System.out.println(String.format("%-16s %3d found, absent: %s", version, present, absent));

    assertThat(absent).as("of %s", version).isEqualTo(known(version));
  }

  /** Two generations of a server share a name: each must leave the other alone. */
  @ParameterizedTest
  @MethodSource("versions")
  void no_hook_of_another_server_fits(Path folder) throws Exception {
    String version = folder.getFileName().toString();
    ServerJars jars = ServerJars.in(folder);
    List<HookPoint> own = points(version);

    assertThat(allPoints())
        .filteredOn(point -> !HARMLESS.contains(point.label()))
        .filteredOn(point -> !CalledMethods.isBelow(point.group, version))
        .filteredOn(point -> own.stream().noneMatch(mine -> mine.group == point.group))
        .noneMatch(jars::weaves);
  }

  @Test
  void there_are_versions_of_every_server() throws Exception {
    List<String> names = versions().map(folder -> folder.getFileName().toString()).toList();

    for (String server :
        List.of(
            "tomcat-",
            "jetty-9",
            "jetty-12",
            "undertow-",
            "netty-",
            "netty-http2-",
            "vert.x-",
            "spring-boot-",
            "jersey-",
            "javalin-",
            "spark-",
            "grizzly-",
            "robaho-",
            "helidon-")) {
      assertThat(names).as(server).anyMatch(name -> name.startsWith(server));
    }
  }

  /** The lines that begin with the version, or with a part of it and a star. */
  private static Set<String> known(String version) throws IOException {
    Set<String> known = new TreeSet<>();
    for (String line : Files.readAllLines(ABSENT)) {
      String[] words = line.split(" ", 2);
      String name = words[0];
      boolean here =
          name.endsWith("*")
              ? version.startsWith(name.substring(0, name.length() - 1))
              : version.equals(name);
      if (here && !line.startsWith("#")) {
        known.add(words[1]);
      }
    }
    return known;
  }

  private static List<HookPoint> points(String version) throws Exception {
    int group = CalledMethods.group(version);
    return allPoints().stream().filter(point -> point.group == group).toList();
  }

  private static List<HookPoint> allPoints() throws Exception {
    AgentOptions options = AgentOptions.parse(null, new Properties(), Map.of());
    RequestTracker tracker =
        new RequestTracker(
            new RequestCells(10),
            new ErrorGroups(10, error -> {}),
            new InFlight(),
            new HeaderPolicy(options.headers, options.headerSettings),
            () -> {},
            error -> {},
            options);
    return Servers.points(tracker, Set.of());
  }
}
