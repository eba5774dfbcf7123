package glossary.agent.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.RecentError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ErrorGroupsTest {
  private static final long AT = 1_700_000_000_000L;

  private final ErrorGroups groups = new ErrorGroups(5, error -> {});

  private void record(Throwable thrown, long atMillis) {
    groups.record(thrown, 500, false, "GET", "/orders/{id}", "req-1", atMillis);
  }

  @Test
  void errors_at_one_place_are_one_group_with_the_latest_occurrence() {
    record(new FakeException("order 1 is gone", "com.example.Shop.buy"), AT);
    groups.record(
        new FakeException("order 2 is gone", "com.example.Shop.buy"),
        500,
        false,
        "POST",
        "/orders",
        "req-2",
        AT + 5000);

    ErrorGroup group = only();
    assertThat(group.type).isEqualTo("glossary.agent.errors.FakeException");
    assertThat(group.count).isEqualTo(2);
    assertThat(group.message).isEqualTo("order 2 is gone");
    assertThat(group.endpoint).isEqualTo("POST /orders");
    assertThat(group.requestId).isEqualTo("req-2");
    assertThat(group.firstSeenMillis).isEqualTo(AT);
    assertThat(group.lastSeenMillis).isEqualTo(AT + 5000);
    assertThat(group.stack)
        .isEqualTo(
            "glossary.agent.errors.FakeException: order 1 is gone\n"
                + "\tat com.example.Shop.buy(Fake.java:1)\n");
  }

  @Test
  void a_server_error_without_an_exception_is_a_group_by_route() {
    groups.record(null, 503, false, "GET", "/a", null, AT);
    groups.record(null, 503, false, "GET", "/a", null, AT);
    groups.record(null, 503, false, null, null, null, AT);

    assertThat(groups.snapshot()).extracting(g -> g.type).containsOnly("HTTP 503");
    assertThat(groups.snapshot()).extracting(g -> g.count).containsExactly(2L, 1L);
    assertThat(groups.snapshot())
        .extracting(g -> g.endpoint)
        .containsExactly("GET /a", "unmatched");
    assertThat(groups.snapshot()).extracting(g -> g.requestId).containsOnly("");
  }

  @Test
  void what_the_application_handled_is_shown_but_is_an_error_only_from_500_on() {
    groups.record(fake(1), 404, true, "GET", "/a", "r", AT);
    groups.record(fake(1), 500, true, "GET", "/a", "r", AT);
    groups.record(fake(1), 200, false, "GET", "/a", "r", AT);

    assertThat(groups.snapshot()).extracting(g -> g.handled).containsExactly(true, false);
    assertThat(groups.total()).isEqualTo(2);
    assertThat(groups.counts()).extracting(c -> c.count).containsExactly(2L);
    assertThat(groups.counts()).extracting(c -> c.route).containsExactly("/a");
  }

  @Test
  void kinds_beyond_the_limit_are_one_group() {
    for (int i = 0; i < 20; i++) {
      record(fake(i), AT + i * 1000);
    }

    assertThat(groups.snapshot()).hasSize(6);
    ErrorGroup other = groups.snapshot().get(0);
    assertThat(other.type).isEqualTo("{other}");
    assertThat(other.count).isEqualTo(15);
    assertThat(other.fingerprint).hasSize(16);
    assertThat(groups.total()).isEqualTo(20);
  }

  @Test
  void labels_beyond_the_limit_are_one() {
    for (int i = 0; i < 100; i++) {
      groups.record(null, 500 + i, false, "GET", "/a", "r", AT);
    }

    assertThat(groups.counts()).hasSize(21);
    assertThat(groups.counts().stream().mapToLong(c -> c.count).sum()).isEqualTo(100);
  }

  @Test
  void in_a_flood_stacks_are_left_alone_and_nothing_is_lost() {
    List<CountingException> flood = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      CountingException thrown = new CountingException();
      flood.add(thrown);
      record(thrown, AT + i % 1000);
    }

    assertThat(only().count).isEqualTo(1000);
    assertThat(only().lastSeenMillis).isEqualTo(AT + 999);
    assertThat(flood.stream().filter(thrown -> thrown.walked).count()).isEqualTo(50);
  }

  @Test
  void a_flood_of_many_kinds_walks_a_bounded_number_of_stacks() {
    List<CountingException> flood = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      CountingException thrown = new CountingException();
      flood.add(thrown);
      groups.record(thrown, 500, false, "GET", "/r" + i, "r", AT);
    }

    assertThat(flood.stream().filter(thrown -> thrown.walked).count()).isEqualTo(50);
    assertThat(groups.snapshot().stream().mapToLong(g -> g.count).sum()).isEqualTo(1000);
  }

  @SuppressWarnings("serial")
  private static final class CountingException extends RuntimeException {
    boolean walked;

    @Override
    public StackTraceElement[] getStackTrace() {
      walked = true;
      return super.getStackTrace();
    }
  }

  @Test
  void many_threads_lose_nothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      running.add(pool.submit(() -> recordMany(2000)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();

    assertThat(groups.total()).isEqualTo(16_000);
    assertThat(groups.snapshot().stream().mapToLong(g -> g.count).sum()).isEqualTo(16_000);
    assertThat(groups.snapshot()).hasSize(6);
  }

  private void recordMany(int times) {
    for (int i = 0; i < times; i++) {
      record(fake(i % 9), AT + i);
    }
  }

  @Test
  void every_error_is_told_as_it_happens_in_a_flood_too() {
    List<RecentError> told = new ArrayList<>();
    ErrorGroups telling = new ErrorGroups(1, told::add);
    for (int i = 0; i < 200; i++) {
      telling.record(fake(i), 500 + i, false, "GET", "/r" + i, "req-" + i, AT);
    }

    assertThat(told).hasSize(200);
    assertThat(told.get(199).status).isEqualTo(699);
    assertThat(told.get(199).requestId).isEqualTo("req-199");
    assertThat(told.get(199).endpoint).isEqualTo("GET /r199");
  }

  @Test
  void a_reset_forgets_everything() {
    record(fake(1), AT);
    groups.reset();

    assertThat(groups.snapshot()).isEmpty();
    assertThat(groups.counts()).isEmpty();
    assertThat(groups.total()).isZero();
  }

  private static FakeException fake(int place) {
    return new FakeException("", "com.example.Place" + place + ".go");
  }

  private ErrorGroup only() {
    assertThat(groups.snapshot()).hasSize(1);
    return groups.snapshot().get(0);
  }
}
