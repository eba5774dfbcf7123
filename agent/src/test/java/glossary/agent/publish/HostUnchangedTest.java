package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a JVM is like in which the endpoint runs: a fresh one, as classes set things only once. */
class HostUnchangedTest {

  @Test
  void servers_of_the_host_keep_their_own_limits() throws Exception {
    assertThat(run())
        .containsExactly("before null null", "endpoint true", "after null null", "limits -1 -1");
  }

  @Test
  void limits_that_the_host_has_set_stay() throws Exception {
    assertThat(run("-Dsun.net.httpserver.maxReqTime=60", "-Dsun.net.httpserver.maxRspTime=7"))
        .containsExactly("before 60 7", "endpoint true", "after 60 7", "limits 60 7");
  }

  @Test
  void a_jvm_without_the_jdks_server_costs_one_line() throws Exception {
    assertThat(run("--limit-modules=java.base,java.management"))
        .containsExactly(
            "before null null",
            "glossary-agent: no Prometheus endpoint: this JVM has no module jdk.httpserver;"
                + " give it --add-modules jdk.httpserver, or leave port= out.",
            "endpoint false",
            "after null null",
            "limits absent");
  }

  /** Its main ends while the endpoint is open: only daemons let the JVM end then. */
  private static List<String> run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    if (options.length == 0 || !options[0].startsWith("--limit")) {
      command.add("--add-opens=jdk.httpserver/sun.net.httpserver=ALL-UNNAMED");
    }
    command.add(EndpointInFreshJvm.class.getName());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(said).isZero();
    return said.lines().toList();
  }
}
