package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenTelemetry's agent in the same JVM, before and after ours. */
class OtherAgentsIT {
  private static final Path OTHER = Folders.PEERS.resolve("opentelemetry-javaagent.jar");

  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_10_1", "JETTY_12_1", "UNDERTOW", "JDK"})
  void ours_first(ServerUnderTest server) throws Exception {
    check(server, quiet(server).agent(Folders.telemetry()).agent(OTHER, ""));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_10_1", "JETTY_12_1", "UNDERTOW", "JDK"})
  void ours_last(ServerUnderTest server) throws Exception {
    check(server, quiet(server).agent(OTHER, "").agent(Folders.telemetry()));
  }

  private static void check(ServerUnderTest server, Launch launch) throws Exception {
    try (HostProcess host = HostProcess.start(launch)) {
      Unharmed.check(server, host);
      RawResponse html = host.client().get("/shop/app/html");
      assertThat(html.values("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(html.values("X-Request-ID")).hasSize(1);
      assertThat(host.stop()).as("exit code").isZero();
      assertThat(host.errors()).doesNotContain("VerifyError", "ClassCircularityError");
    }
  }

  private static Launch quiet(ServerUnderTest server) {
    return Launch.of(server)
        .flags(
            "-Xmx256m",
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none");
  }
}
