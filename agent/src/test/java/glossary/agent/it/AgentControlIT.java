package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What options and JMX change in the answers of each server. */
class AgentControlIT {
  private static final String HTML = "/shop/app/html";
  private static final String POLICY = "Content-Security-Policy";

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void an_agent_that_is_switched_off_adds_nothing(ServerUnderTest server) throws Exception {
    try (HostProcess host = start(server, "enabled=false")) {
      assertNothingAdded(host.client().get(HTML));
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void each_addition_can_be_left_out(ServerUnderTest server) throws Exception {
    String none = "headers=off;request.id=false;response.time=false";
    try (HostProcess host = start(server, none)) {
      assertNothingAdded(host.client().get(HTML));
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void enforce_adds_policies_to_html_and_never_a_second_one(ServerUnderTest server)
      throws Exception {
    try (HostProcess host = start(server, "headers=enforce;headers.hsts=max-age=3600")) {
      RawResponse html = host.client().get(HTML);
      assertThat(html.values(POLICY)).hasSize(1);
      assertThat(html.values("Permissions-Policy")).hasSize(1);
      assertThat(html.values("Cross-Origin-Opener-Policy")).hasSize(1);
      assertThat(html.has("Strict-Transport-Security")).as("over plain HTTP").isFalse();
      assertThat(host.client().get("/shop/app/json").has(POLICY)).isFalse();
      assertThat(host.client().get("/shop/app/own-lower-case").values(POLICY))
          .containsExactly("default-src 'self'; frame-ancestors 'none'");
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void a_policy_of_the_operators_own(ServerUnderTest server) throws Exception {
    String options = "headers=enforce;headers.csp=default-src 'self'\\; object-src 'none'";
    try (HostProcess host = start(server, options)) {
      assertThat(host.client().get(HTML).values(POLICY))
          .containsExactly("default-src 'self'; object-src 'none'");
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void disable_and_enable_by_jmx(ServerUnderTest server) throws Exception {
    try (HostProcess host = start(server, "");
        RemoteJmx jmx = RemoteJmx.attach(host.pid())) {
      assertAdded(host.client().get(HTML));
      jmx.awaitBean("glossary.agent:type=Agent");

      jmx.invoke("glossary.agent:type=Agent", "disable");
      assertNothingAdded(host.client().get(HTML));
      assertThat(host.client().get("/shop/app/text").status()).isEqualTo(200);

      jmx.invoke("glossary.agent:type=Agent", "enable");
      assertAdded(host.client().get(HTML));
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void beans_of_open_types_are_there(ServerUnderTest server) throws Exception {
    try (HostProcess host = start(server, "");
        RemoteJmx jmx = RemoteJmx.attach(host.pid())) {
      host.client().get(HTML);
      host.client().get("/shop/app/thrown");
      for (String type : List.of("Agent", "Requests", "Errors", "Headers")) {
        jmx.awaitBean("glossary.agent:type=" + type);
        assertThat(jmx.attributes("glossary.agent:type=" + type)).as(type).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void attaching_to_a_running_host_is_as_good_and_twice_is_harmless(ServerUnderTest server)
      throws Exception {
    try (HostProcess host = HostProcess.start(server)) {
      assertNothingAdded(host.client().get(HTML));

      RemoteJmx.loadAgent(host.pid(), Folders.AGENT, Folders.telemetry());
      RemoteJmx.loadAgent(host.pid(), Folders.AGENT, Folders.telemetry());

      RawResponse html = Eventually.read(() -> host.client().get(HTML), AgentControlIT::added);
      assertAdded(html);
      assertThat(html.values("X-Request-ID")).hasSize(1);
    }
  }

  private static HostProcess start(ServerUnderTest server, String options) throws Exception {
    String folder = Folders.telemetry();
    return HostProcess.start(
        Launch.of(server).agent(options.isEmpty() ? folder : options + ";" + folder));
  }

  private static boolean added(RawResponse response) {
    return response.has("X-Content-Type-Options");
  }

  private static void assertAdded(RawResponse response) {
    assertThat(response.values("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.values("X-Frame-Options")).containsExactly("SAMEORIGIN");
  }

  private static void assertNothingAdded(RawResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(Golden.ADDED).noneMatch(response::has);
  }
}
