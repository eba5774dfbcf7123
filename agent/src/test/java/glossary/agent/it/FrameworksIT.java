package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application on a framework answers the same with the agent as without it, and each of its
 * requests is counted once, by the template that the framework has matched.
 */
class FrameworksIT {

  @ParameterizedTest
  @MethodSource("glossary.agent.it.FrameworkUnderTest#chosen")
  void requests_are_counted_by_template_and_answered_as_ever(FrameworkUnderTest framework)
      throws Exception {
    List<FrameworkCase> cases = FrameworkCase.of(framework);
    List<RawResponse> without;
    try (HostProcess host = HostProcess.start(framework.launch())) {
      without = ask(host.client(), cases);
    }
    int port = Scrape.freePort();
    Launch launch = framework.launch().agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      List<RawResponse> with = ask(host.client(), cases);
      Map<String, Long> expected = counted(framework, cases, with);
      Scrape scrape = Eventually.read(() -> Scrape.of(port), one -> all(one).equals(expected));

      assertThat(all(scrape)).isEqualTo(expected);
      assertThat(errors(scrape)).isEqualTo(errors(framework, cases));
      assertThat(scrape.value("agent_suppressed_errors_total")).isZero();
      for (int i = 0; i < cases.size(); i++) {
        String name = framework + ", " + cases.get(i);
        Golden.assertSame(name, List.of(without.get(i)), List.of(with.get(i)));
        AddedHeaders.check(name, with.get(i), without.get(i));
      }
      assertThat(host.stop()).as("exit code").isZero();
    }
  }

  @Test
  void a_framework_that_is_left_alone_has_the_route_of_its_servlet() throws Exception {
    int port = Scrape.freePort();
    String options = "hooks.off=jersey,javalin,spark;port=" + port + ";" + Folders.telemetry();
    Map<String, Long> expected = Map.of("GET /shop/* 200", 1L);
    try (HostProcess host =
        HostProcess.start(FrameworkUnderTest.JAVALIN_5.launch().agent(options))) {
      host.client().get("/shop/api/orders/17");

      assertThat(all(Eventually.read(() -> Scrape.of(port), one -> all(one).equals(expected))))
          .isEqualTo(expected);
    }
  }

  private static List<RawResponse> ask(RawClient client, List<FrameworkCase> cases)
      throws IOException {
    List<RawResponse> responses = new ArrayList<>();
    for (FrameworkCase one : cases) {
      responses.add(client.send(one.sent()));
    }
    return responses;
  }

  private static Map<String, Long> counted(
      FrameworkUnderTest framework, List<FrameworkCase> cases, List<RawResponse> responses) {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      counts.merge(cases.get(i).counted(framework, responses.get(i)), 1L, Long::sum);
    }
    return counts;
  }

  private static Map<String, Long> all(Scrape scrape) {
    return scrape.requests(
        one -> one.label("method") + " " + one.label("route") + " " + one.label("status"));
  }

  private static Map<String, Long> errors(FrameworkUnderTest framework, List<FrameworkCase> cases) {
    Map<String, Long> counts = new TreeMap<>();
    cases.stream()
        .filter(one -> one.error() != null)
        .forEach(one -> counts.merge(one.errorCounted(framework), 1L, Long::sum));
    return counts;
  }

  private static Map<String, Long> errors(Scrape scrape) {
    return scrape.sums(
        "http_server_errors_total", one -> one.label("type") + " " + one.label("route"));
  }
}
