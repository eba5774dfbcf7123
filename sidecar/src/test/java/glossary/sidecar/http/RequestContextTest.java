package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

class RequestContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void the_context_is_there_for_the_whole_request_and_gone_after_it() throws IOException {
    List<Map<String, String>> seen = new ArrayList<>();
    Filter filter =
        (request, next) -> {
          seen.add(MDC.getCopyOfContextMap());
          return next.handle(request);
        };
    Route route =
        get(
            "/terms/{id}",
            request -> {
              seen.add(MDC.getCopyOfContextMap());
              return Response.empty(204);
            });
    Limits one = TestFront.LIMITS.withWorkers(1, 5);
    try (TestFront front = new TestFront(one, List.of(filter), (request, matched) -> {}, route)) {
      front.ask(
          "GET /terms/7 HTTP/1.1\r\nHost: x\r\nX-Request-ID: mine\r\ntraceparent: 00-"
              + TRACE
              + "-00f067aa0ba902b7-01\r\n\r\n");
      front.ask("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    assertThat(seen.get(0)).isEqualTo(seen.get(1));
    assertThat(seen.get(0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "request_id", "mine",
                "endpoint", "/terms/{id}",
                "method", "GET",
                "client", "127.0.0.1",
                "trace_id", TRACE));
    assertThat(seen.get(2))
        .containsEntry("endpoint", "unmatched")
        .containsEntry("method", "OTHER")
        .doesNotContainKeys("trace_id", "role");
  }

  @Test
  void work_in_another_thread_has_the_context_of_who_asked_for_it()
      throws ExecutionException, InterruptedException {
    MDC.put(RequestContext.REQUEST_ID, "mine");
    Map<String, String> seen = new ConcurrentHashMap<>();
    Runnable work = RequestContext.carry(() -> seen.putAll(MDC.getCopyOfContextMap()));
    MDC.clear();

    CompletableFuture.runAsync(work).get();

    assertThat(seen).containsExactly(Map.entry("request_id", "mine"));
    assertThat(CompletableFuture.supplyAsync(MDC::getCopyOfContextMap).get()).isNullOrEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more,"
        + " 4bf92f3577b34da6a3ce929d0e0e4736",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01,",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01,",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01,",
    "00-4bf92f3577b34da6a3ce929d0e0e47,",
    "'',",
    "nonsense of far more than fifty-five characters that is no trace at all,"
  })
  void a_trace_id_is_taken_from_a_valid_traceparent_only(String header, String id) {
    assertThat(RequestContext.traceId(header)).isEqualTo(id);
  }

  @Test
  void a_worker_that_is_stuck_is_told_once_with_its_stack_and_counted() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Route slow =
        get(
            "/slow",
            request -> {
              try {
                release.await();
              } catch (InterruptedException never) {
                throw new IllegalStateException(never);
              }
              return Response.empty(204);
            });
    Heard log = new Heard("glossary.sidecar.http.Watchdog");
    try (TestFront front = TestFront.of(TestFront.patience(1000, 1000, 50), slow);
        RawClient client = new RawClient(front.port())) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\nX-Request-ID: stuck-1\r\n\r\n");
      TestFront.await("the worker is stuck", () -> front.front.statistics().stuckWorkers() == 1);
      TestFront.await("it is told", () -> !log.events().isEmpty());
      release.countDown();
      assertThat(client.read().status()).isEqualTo(204);
      TestFront.await("it is free", () -> front.front.statistics().stuckWorkers() == 0);
    }

    assertThat(log.events()).hasSize(1);
    assertThat(log.events().get(0).getThrowableProxy().getStackTraceElementProxyArray())
        .anyMatch(frame -> frame.getSTEAsString().contains("RequestContextTest"));
    assertThat(log.events().get(0).getKeyValuePairs().toString()).contains("stuck-1", "/slow");
    log.close();
  }
}
