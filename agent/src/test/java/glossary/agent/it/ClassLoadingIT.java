package glossary.agent.it;

import static glossary.agent.it.ServerUnderTest.TOMCAT_10_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent loads nothing early that the host wants to choose, and shows the host nothing. */
class ClassLoadingIT {
  private static final String LOG_MANAGER =
      "-Djava.util.logging.manager=com.example.shop.RecordingLogManager";

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void the_host_makes_its_own_log_manager_as_without_the_agent(ServerUnderTest server)
      throws Exception {
    Launch launch = Launch.of(server).flags(LOG_MANAGER);
    List<String> with = logManagers(server, launch.agent(Folders.telemetry()));

    assertThat(with).isEqualTo(logManagers(server, launch));
    assertThat(with).hasSizeLessThanOrEqualTo(1).noneMatch(line -> line.contains("glossary."));
  }

  /** The log manager is not on the system class path, as in WildFly. */
  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void a_host_in_filtering_loaders_with_its_own_log_manager(ServerUnderTest server)
      throws Exception {
    Launch launch = modular(server);
    List<String> without = logManagers(server, launch);
    List<String> with = logManagers(server, launch.agent(Folders.telemetry()));

    assertThat(with).isEqualTo(without);
    String errors = Unharmed.run(server, launch.agent(Folders.telemetry()));
    assertThat(errors).doesNotContain("Could not load Logmanager", "NoClassDefFoundError");
    try (HostProcess host = HostProcess.start(launch.agent(Folders.telemetry()))) {
      assertThat(host.client().get("/shop/app/html").has("X-Content-Type-Options"))
          .as("the agent works")
          .isTrue();
    }
  }

  /** Beyond what any agent makes the JVM load; the main class loads nothing of the kind. */
  @TestFactory
  Stream<DynamicTest> premain_loads_nothing_that_a_host_may_want_to_choose() throws Exception {
    Launch nothing = Launch.of(TOMCAT_10_1.classPath(), "com.example.shop.Visible");
    Set<String> added = new TreeSet<>(LoadedClasses.names(nothing.agent(Folders.telemetry())));
    added.removeAll(LoadedClasses.names(nothing.agent(Jars.agentThatDoesNothing(), "")));
    return Stream.of(
            "java.util.logging.",
            "java.nio.file.FileSystems",
            "javax.management.",
            "java.lang.management.",
            "sun.management.",
            "com.sun.net.httpserver.",
            "sun.net.httpserver.",
            "java.lang.invoke.InnerClassLambdaMetafactory",
            "net.bytebuddy.agent.")
        .map(
            start ->
                dynamicTest(
                    start + "*",
                    () -> assertThat(added).noneMatch(name -> name.startsWith(start))));
  }

  @Test
  void the_host_sees_the_entry_and_the_bridge_only() throws Exception {
    Launch launch = Launch.of(TOMCAT_10_1.classPath(), "com.example.shop.Visible");
    List<String> seen =
        Finished.run(
                launch.agent(Folders.telemetry()),
                "glossary.agent.Agent",
                "java.lang.GlossaryBridgeV1",
                "glossary.agent.core.AgentCore",
                "glossary.agent.hooks.HookPoint",
                "glossary.api.telemetry.TelemetryWriter",
                "net.bytebuddy.ByteBuddy",
                "net.bytebuddy.agent.builder.AgentBuilder",
                "io.prometheus.client.CollectorRegistry",
                "io.prometheus.client.exporter.HTTPServer")
            .output()
            .lines()
            .toList();

    assertThat(seen)
        .startsWith("glossary.agent.Agent loaded", "java.lang.GlossaryBridgeV1 boot")
        .hasSize(9);
    assertThat(seen.subList(2, 9)).allMatch(line -> line.endsWith(" hidden"));
  }

  private static List<String> logManagers(ServerUnderTest server, Launch launch) throws Exception {
    try (HostProcess host = HostProcess.start(launch)) {
      host.client().get("/shop/app/thrown");
      host.client().get("/shop/app/html");
      assertThat(host.stop()).as("%s, exit code", server).isZero();
      return host.output().stream().filter(line -> line.startsWith("LOG MANAGER")).toList();
    }
  }

  private static Launch modular(ServerUnderTest server) throws Exception {
    String main = "com/example/modules/ModularMain.class";
    Path system = Folders.fresh("modular");
    Files.createDirectories(system.resolve(main).getParent());
    Files.copy(Folders.TEST_CLASSES.resolve(main), system.resolve(main));
    String modules =
        server.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return Launch.of(
            List.of(system), "com.example.modules.ModularMain", modules, server.mainClass())
        .flags(LOG_MANAGER);
  }
}
