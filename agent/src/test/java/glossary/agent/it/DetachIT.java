package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that is told to go leaves nothing of itself in its host. */
class DetachIT {

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void detaching_frees_the_agents_class_loader(ServerUnderTest server) throws Exception {
    Launch launch =
        Launch.of(server).agent("port=" + Scrape.freePort() + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      ContractSuite.run(server, host.client());
      assertThat(classes(host)).as("before").contains(" glossary.agent.core.AgentCore");

      load(host, "enabled=false");

      assertThat(Eventually.read(() -> classes(host), DetachIT::isClean))
          .as("after")
          .doesNotContain(" glossary.agent.AgentLoader", " glossary.agent.core", "asm.ClassWriter");
      RawResponse alone = host.client().send(Sent.get("/shop/app/text"));
      assertThat(alone.status()).isEqualTo(200);
      assertThat(alone.values("X-Request-ID")).isEmpty();

      load(host, Folders.telemetry());
      RawResponse again = host.client().send(Sent.get("/shop/app/text"));
      assertThat(again.values("X-Request-ID")).hasSize(1);
    }
  }

  private static boolean isClean(String histogram) {
    return !histogram.contains(" glossary.agent.AgentLoader");
  }

  private static void load(HostProcess host, String options) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(host.pid()));
    try {
      machine.loadAgent(Folders.AGENT.toString(), options);
    } finally {
      machine.detach();
    }
  }

  /** Of living objects, after a full collection. */
  private static String classes(HostProcess host) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(host.pid()), "GC.class_histogram").start();
    try (InputStream output = process.getInputStream()) {
      String histogram = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return histogram;
    }
  }
}
