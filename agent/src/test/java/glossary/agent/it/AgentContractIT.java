package glossary.agent.it;

import static glossary.agent.it.Captured.Column.ASYNC;
import static glossary.agent.it.Captured.Column.HEADERS;
import static glossary.agent.it.Captured.Column.MALFORMED;
import static glossary.agent.it.Captured.Column.REQUESTS;
import static glossary.agent.it.Captured.Column.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import glossary.agent.it.Captured.Column;
import glossary.agent.it.ContractSuite.Answered;
import glossary.agent.it.Expected.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the agent adds to the answers of each server, and how it counts the requests. */
class AgentContractIT {

  @TestFactory
  Stream<DynamicContainer> adds_its_headers_and_counts_each_request_once() {
    return ServerUnderTest.chosen()
        .map(server -> dynamicContainer(server.toString(), tests(server)));
  }

  private static Stream<DynamicTest> tests(ServerUnderTest server) {
    try {
      return tests(server, Observed.run(server));
    } catch (Exception failure) {
      return Stream.of(
          dynamicTest(
              server + " runs",
              () -> {
                throw failure;
              }));
    }
  }

  private static Stream<DynamicTest> tests(ServerUnderTest server, Observed observed) {
    List<DynamicTest> tests = new ArrayList<>();
    Captured captured = Captured.of(server);
    String rejections = server.opensRejections() ? "yes" : "counted, no headers";
    for (int i = 0; i < observed.with().size(); i++) {
      Answered with = observed.with().get(i);
      Answered without = observed.without().get(i);
      String name = server + ", headers of " + with.asked().name();
      Column column = column(with);
      String value = column == MALFORMED ? rejections : "yes";
      tests.add(captured.test(column, value, name, () -> headers(server, name, with, without)));
    }
    List<Counted> sent = Expected.counted(server, observed.with());
    Scrape scrape = observed.scrape();
    String route = "`" + server.appRoute() + "`";
    tests.add(captured.test(REQUESTS, server + ", requests by status", () -> byStatus(observed)));
    if (observed.with().stream().anyMatch(Answered::rejected)) {
      tests.add(
          captured.test(MALFORMED, rejections, server + ", malformed", () -> byStatus(observed)));
    }
    tests.add(
        captured.test(REQUESTS, server + ", requests by method", () -> byMethod(sent, scrape)));
    tests.add(
        captured.test(
            ROUTE, route, server + ", requests by route", () -> byRoute(server, sent, scrape)));
    tests.add(captured.test(REQUESTS, server + ", in flight", () -> inFlight(scrape)));
    tests.add(captured.test(REQUESTS, server + ", errors", () -> errors(scrape)));
    return tests.stream();
  }

  private static Column column(Answered answer) {
    if (answer.rejected()) {
      return MALFORMED;
    }
    return answer.asked().name().contains("async") ? ASYNC : HEADERS;
  }

  private static void headers(
      ServerUnderTest server, String name, Answered with, Answered without) {
    assertThat(with.responses()).as(name).hasSameSizeAs(without.responses());
    IntStream.range(0, with.responses().size())
        .filter(i -> reached(server, with, with.responses().get(i)))
        .forEach(
            i -> AddedHeaders.check(name, with.responses().get(i), without.responses().get(i)));
    requestIds(name, with);
    Golden.assertSame(name, without.responses(), with.responses());
  }

  /** False for the answers that a server writes as bytes, past everything. */
  private static boolean reached(ServerUnderTest server, Answered answer, RawResponse response) {
    boolean http09 = server.speaksHttp09() && answer.asked().name().equals("no request target");
    if (response.status() == 0 || http09) {
      return false;
    }
    boolean rejected = answer.rejected() || answer.asked().name().equals("header too large");
    boolean bytesOfTheJdk = server.isOfJdkApi() && response.status() == 404 && response.html();
    return !bytesOfTheJdk && (server.opensRejections() || !rejected || response.status() < 400);
  }

  private static void requestIds(String name, Answered with) {
    RawResponse response = with.responses().get(0);
    if (with.asked().name().equals("request id")) {
      assertThat(response.values("X-Request-ID")).as(name).containsExactly("caller-7.42");
    }
    if (with.asked().name().equals("bad request id")) {
      assertThat(response.values("X-Request-ID")).as(name).doesNotContain("<script>");
    }
  }

  private static void byStatus(Observed observed) {
    assertThat(observed.scrape().byStatus()).isEqualTo(observed.expectedByStatus());
  }

  private static void byMethod(List<Counted> sent, Scrape scrape) {
    Function<Counted, String> key = request -> request.method() + " " + request.status();
    List<Counted> parsed = sent.stream().filter(request -> !request.rejected()).toList();
    Map<String, Long> counts =
        scrape.requests(sample -> sample.label("method") + " " + sample.label("status"));
    Map<String, Long> expected = Expected.count(parsed, key);

    assertThat(counts).containsAllEntriesOf(expected);
  }

  private static void byRoute(ServerUnderTest server, List<Counted> sent, Scrape scrape) {
    Set<String> templates =
        Set.of(server.appRoute(), "/shop/exact", "/shop/*.do", "/shop/orders/{id}");
    Map<String, Long> expected =
        Expected.count(sent, request -> request.route() + " " + request.status());
    expected
        .keySet()
        .removeIf(key -> !key.equals("unmatched 404") && !templates.contains(key.split(" ")[0]));
    expected.keySet().removeIf(key -> key.startsWith(server.appRoute() + " 4"));
    Map<String, Long> counts =
        scrape.requests(sample -> sample.label("route") + " " + sample.label("status"));

    assertThat(counts).containsAllEntriesOf(expected);
    assertThat(scrape.requests(sample -> sample.label("route")).keySet())
        .as("templates only")
        .isSubsetOf(
            server.appRoute(),
            "/shop/exact",
            "/shop/*.do",
            "/shop/*",
            "/shop/orders/{id}",
            "/shop/static/",
            "/shop/static/*",
            "/shop/static/**",
            "unmatched");
  }

  private static void inFlight(Scrape scrape) {
    assertThat(scrape.samples())
        .extracting(Scrape.Sample::name)
        .contains("http_server_requests_in_flight");
    assertThat(scrape.value("http_server_requests_in_flight")).isZero();
  }

  private static void errors(Scrape scrape) {
    assertThat(scrape.sums("http_server_errors_total", sample -> sample.label("type")))
        .containsKey("com.example.shop.ShopFailure");
  }
}
