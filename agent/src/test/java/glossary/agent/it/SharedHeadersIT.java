package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tomcat is given headers as bytes that are encoded once for all responses, and its connections use
 * their objects again: what it makes of them in one response must not be seen in the next.
 */
class SharedHeadersIT {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "TOMCAT_.*")
  void a_response_without_them_between_two_with_them(ServerUnderTest server) throws Exception {
    String options = "headers=enforce;headers.paths=/shop/app/json=off;" + Folders.telemetry();
    try (HostProcess host = HostProcess.start(Launch.of(server).agent(options))) {
      RawClient client = host.client();
      Sent html = Sent.get("/shop/app/html");
      List<RawResponse> responses =
          client.send(
              List.of(html, Sent.get("/shop/app/json"), Sent.get("/shop/app/large"), html, html));

      String policy = "frame-ancestors 'self'; base-uri 'self'; object-src 'none'";
      for (int i : new int[] {0, 3, 4}) {
        RawResponse page = responses.get(i);
        assertThat(page.values("Content-Security-Policy")).containsExactly(policy);
        assertThat(page.values("Referrer-Policy"))
            .containsExactly("strict-origin-when-cross-origin");
        assertThat(page.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.values("X-Response-Time")).hasSize(1);
      }
      assertThat(responses.get(1).has("Content-Security-Policy")).isFalse();
    }
  }
}
