package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A servlet container that the agent does not know, and known ones that are to be left alone. */
class ServletFallbackIT {
  private static final String APP = "/shop/app/";
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 100;

  /** Not yet committed when their servlet returns; Jetty 8 never ends a time-out of this suite. */
  private static final List<String> WITH_HEADERS =
      List.of("text", "html", "json", "empty", "forbidden", "caught", "cached", "own-headers");

  private static final List<String> COUNTED_ONLY =
      List.of("large", "stream", "early", "events", "thrown", "checked", "send-error", "async");
  private static final List<String> MORE =
      List.of("async-stream", "async-dispatch", "async-twice", "forward");

  @Test
  void requests_are_counted_once_and_answers_that_are_not_committed_get_headers() throws Exception {
    ServerUnderTest server = ServerUnderTest.OLD_JETTY;
    Map<String, RawResponse> without = new TreeMap<>();
    try (HostProcess host = HostProcess.start(server)) {
      for (String name : names()) {
        without.put(name, host.client().get(APP + name));
      }
    }
    int port = Scrape.freePort();
    Launch launch = Launch.of(server).agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      Map<String, Long> expected = new TreeMap<>();
      for (String name : names()) {
        RawResponse with = host.client().get(APP + name);
        expected.merge(Integer.toString(with.status()), 1L, Long::sum);
        Golden.assertSame(name, List.of(without.get(name)), List.of(with));
        if (WITH_HEADERS.contains(name)) {
          AddedHeaders.check(name, with, without.get(name));
        }
      }
      Scrape scrape =
          Eventually.read(() -> Scrape.of(port), one -> one.byStatus().equals(expected));

      assertThat(scrape.byStatus()).isEqualTo(expected);
      assertThat(scrape.value("http_server_requests_in_flight")).isZero();
      assertThat(scrape.requests(sample -> sample.label("route")).keySet())
          .containsExactly("/shop/app/*");
      assertThat(scrape.sums("http_server_errors_total", sample -> sample.label("type")))
          .containsKey("com.example.shop.ShopFailure");
      assertThat(host.stop()).isZero();
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(WITH_HEADERS);
    names.addAll(COUNTED_ONLY);
    names.addAll(MORE);
    return names;
  }

  /** Other threads complete them at any moment, also before a listener can be added. */
  @Test
  void no_asynchronous_request_is_lost_or_counted_twice() throws Exception {
    int port = Scrape.freePort();
    Launch launch =
        Launch.of(ServerUnderTest.OLD_JETTY).agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      RawClient client = host.client();
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<Integer>> answers = new ArrayList<>();
      Callable<Integer> each =
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              assertThat(client.get(APP + "async").status()).isEqualTo(200);
              assertThat(client.get(APP + "async-dispatch").status()).isEqualTo(200);
            }
            return 2 * ROUNDS;
          };
      for (int i = 0; i < CLIENTS; i++) {
        answers.add(clients.submit(each));
      }
      long sent = 0;
      for (Future<Integer> answer : answers) {
        sent += answer.get();
      }
      clients.shutdown();
      Map<String, Long> expected = Map.of("200", sent);
      Scrape scrape =
          Eventually.read(() -> Scrape.of(port), one -> one.byStatus().equals(expected));

      assertThat(scrape.byStatus()).isEqualTo(expected);
      assertThat(scrape.value("http_server_requests_in_flight")).isZero();
    }
  }

  /** Its servlets are of an API that the agent knows, but nothing of it is to be touched. */
  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_10_1", "JETTY_12_1", "UNDERTOW_SERVLET"})
  void a_server_that_is_to_be_left_alone_is(ServerUnderTest server) throws Exception {
    int port = Scrape.freePort();
    String options = "hooks.off=tomcat,jetty,undertow;port=" + port + ";" + Folders.telemetry();
    try (HostProcess host = HostProcess.start(Launch.of(server).agent(options))) {
      RawResponse text = host.client().get(APP + "text");

      assertThat(text.status()).isEqualTo(200);
      assertThat(text.values("X-Request-ID")).isEmpty();
      assertThat(host.client().get(APP + "async").status()).isEqualTo(200);
      assertThat(Scrape.of(port).byStatus()).isEmpty();
      assertThat(host.errors()).doesNotContain("suppressed");
    }
  }
}
