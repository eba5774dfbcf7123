package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The name by which docs/agent.md says that a server's hooks are switched off. */
class SwitchedOffIT {

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void a_server_that_is_left_alone_is_neither_changed_nor_counted(ServerUnderTest server)
      throws Exception {
    int port = Scrape.freePort();
    String options = "hooks.off=" + server.hooks() + ";port=" + port + ";" + Folders.telemetry();
    try (HostProcess host = HostProcess.start(Launch.of(server).agent(options))) {
      RawResponse html = host.client().get("/shop/app/html");

      assertThat(html.status()).isEqualTo(200);
      assertThat(Golden.ADDED).noneMatch(html::has);
      Scrape scrape = Eventually.read(() -> Scrape.of(port), one -> true);
      assertThat(scrape.byStatus()).isEmpty();
      assertThat(host.errors()).doesNotContain("glossary-agent: hooks.off");
    }
  }
}
