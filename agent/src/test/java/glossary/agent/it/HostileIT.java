package glossary.agent.it;

import static glossary.agent.it.ServerUnderTest.JDK;
import static glossary.agent.it.ServerUnderTest.TOMCAT_10_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong around the agent, the host answers as without it. */
class HostileIT {

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void all_classes_are_verified(ServerUnderTest server) throws Exception {
    Launch strict = Launch.of(server).flags("-Xverify:all").agent(Folders.telemetry());

    assertThat(Unharmed.run(server, strict)).doesNotContain("VerifyError");
    assertAdds(strict);
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void compiled_from_the_first_call_on(ServerUnderTest server) throws Exception {
    Launch compiled = Launch.of(server).flags("-Xcomp").agent(Folders.telemetry());

    assertAdds(compiled);
  }

  @Test
  void the_jar_lies_on_a_path_with_spaces_and_umlauts() throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are UTF-8");
    Path folder = Files.createDirectories(Folders.fresh("jar").resolve("Prüf stand (1) #2%20+"));
    Path jar = Files.copy(Folders.AGENT, folder.resolve("glossär agent.jar"));
    Launch launch = Launch.of(TOMCAT_10_1).agent(jar, Folders.telemetry());

    Unharmed.run(TOMCAT_10_1, launch);
    assertAdds(launch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headers=sometimes",
        "no-such-key=1",
        "port=http",
        "port=99999",
        "port=-1",
        "routes.max=-1",
        "routes.max=99999999999999999999",
        "enabled=perhaps",
        "config=/no/such/file.properties",
        "config=",
        "headers",
        "=",
        ";;=;;",
        "headers=safe;headers=",
        "slow.ms=1e9",
        "\\",
        "%s%n{}$(id)`id`"
      })
  void a_wrong_option_is_one_line_and_the_agent_stays_off(String options) throws Exception {
    try (HostProcess host = HostProcess.start(Launch.of(JDK).agent(options))) {
      assertThat(Golden.ADDED).noneMatch(host.client().get("/shop/app/html")::has);
      assertThat(host.errors().lines()).as("standard error").hasSize(1);
      assertThat(host.errors()).containsIgnoringCase("glossary");
      Unharmed.check(JDK, host);
    }
  }

  /** Even root can create nothing there. */
  @ParameterizedTest
  @ValueSource(strings = {"/proc/glossary", "/dev/null/glossary", "/dev/full", ""})
  void the_telemetry_folder_cannot_be_used(String folder) throws Exception {
    Launch launch = Launch.of(TOMCAT_10_1).agent("telemetry.dir=" + folder);

    Unharmed.run(TOMCAT_10_1, launch);
    if (!folder.isEmpty()) {
      assertAdds(launch);
    }
  }

  /** A limit of 8 kB on each file that is written stands in for a full disk. */
  @Test
  void the_telemetry_folder_is_full() throws Exception {
    Launch launch =
        Launch.of(JDK)
            .flags("-XX:-UsePerfData")
            .agent(Folders.telemetry())
            .prefix("/bin/sh", "-c", "ulimit -f 16; exec \"$0\" \"$@\"");

    Unharmed.run(JDK, launch);
    assertAdds(launch);
  }

  @Test
  void the_port_is_taken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String options = Folders.telemetry() + ";port=" + taken.getLocalPort();
      Launch launch = Launch.of(JDK).agent(options);

      Unharmed.run(JDK, launch);
      assertAdds(launch);
    }
  }

  @Test
  void two_of_us() throws Exception {
    Path copy = Files.copy(Folders.AGENT, Folders.fresh("jar").resolve("copy.jar"));
    Launch launch =
        Launch.of(TOMCAT_10_1).agent(Folders.telemetry()).agent(copy, Folders.telemetry());

    Unharmed.run(TOMCAT_10_1, launch);
    try (HostProcess host = HostProcess.start(launch)) {
      RawResponse html = host.client().get("/shop/app/html");
      assertThat(html.values("X-Frame-Options")).hasSize(1);
      assertThat(html.values("X-Request-ID")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"keytool -list -cacerts -storepass changeit", "javac -version", "jar --version"})
  void tools_of_the_jdk_are_left_alone(String tool) throws Exception {
    List<String> command = List.of(tool.split(" "));
    Path telemetry = Folders.fresh("telemetry");
    String options = "-javaagent:" + Folders.AGENT + "=debug=true;telemetry.dir=" + telemetry;
    Finished without = Finished.tool(command, "");
    Finished with = Finished.tool(command, options);

    assertThat(with.exitCode()).isEqualTo(without.exitCode());
    assertThat(with.output()).isEqualTo(without.output());
    assertThat(with.errors().lines().filter(line -> !line.startsWith("Picked up")))
        .containsExactlyElementsOf(without.errors().lines().toList());
    assertThat(telemetry).isEmptyDirectory();
  }

  private static void assertAdds(Launch launch) throws Exception {
    try (HostProcess host = HostProcess.start(launch)) {
      assertThat(host.client().get("/shop/app/html").values("X-Content-Type-Options"))
          .as("the agent works")
          .containsExactly("nosniff");
    }
  }
}
