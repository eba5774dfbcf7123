package glossary.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import glossary.api.telemetry.RequestSeries;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestCellsTest {
  private static final long MILLISECOND = 1_000_000;

  private final RequestCells cells = new RequestCells(3);

  @Test
  void requests_are_counted_by_method_route_and_status() {
    cells.record("GET", "/a", 200, 2 * MILLISECOND);
    cells.record("GET", "/a", 200, 4 * MILLISECOND);
    cells.record("GET", "/a", 404, MILLISECOND);
    cells.record("POST", "/a", 200, MILLISECOND);

    assertThat(names()).containsExactlyInAnyOrder("GET /a 200", "GET /a 404", "POST /a 200");
    RequestSeries series = series("GET", "/a", 200);
    assertThat(series.count()).isEqualTo(2);
    assertThat(series.sumNanos).isEqualTo(6 * MILLISECOND);
    assertThat(series.maxNanos).isEqualTo(4 * MILLISECOND);
    assertThat(series.buckets[2]).isEqualTo(1);
    assertThat(series.buckets[3]).isEqualTo(1);
  }

  @Test
  void what_is_not_of_http_has_a_name_of_its_own() {
    cells.record(null, null, 0, -5);
    cells.record("get", "unmatched", -1, 5);
    cells.record("BREW".repeat(1000), null, 1000, 5);
    cells.record("GET", "/" + "x".repeat(5000), 299, 5);

    assertThat(names()).containsExactlyInAnyOrder("OTHER unmatched 0", "GET {other} 299");
    assertThat(series("OTHER", "unmatched", 0).count()).isEqualTo(3);
    assertThat(series("OTHER", "unmatched", 0).sumNanos).isEqualTo(10);
  }

  @Test
  void routes_beyond_the_limit_are_one() {
    for (int i = 0; i < 1000; i++) {
      cells.record("GET", "/r" + i, 200, 1);
      cells.record("GET", "unmatched", 404, 1);
    }

    assertThat(names())
        .containsExactlyInAnyOrder(
            "GET /r0 200", "GET /r1 200", "GET /r2 200", "GET {other} 200", "GET unmatched 404");
    assertThat(series("GET", "{other}", 200).count()).isEqualTo(997);
  }

  @Test
  void a_host_that_answers_with_every_status_leaves_room_for_others() {
    for (int status = 100; status < 1000; status++) {
      cells.record("GET", "/a", status, 1);
    }
    cells.record("GET", "/b", 200, 1);

    assertThat(names()).contains("GET /b 200").hasSizeLessThan(40);
    assertThat(total()).isEqualTo(901);
  }

  @Test
  void the_number_of_series_is_bounded_and_no_request_is_lost() {
    String[] methods = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "X"};
    for (String method : methods) {
      for (int status = 100; status < 1000; status++) {
        cells.record(method, "/" + status % 5, status, 1);
      }
    }

    assertThat(cells.snapshot()).hasSizeLessThan(40 + 100);
    assertThat(total()).isEqualTo(900L * methods.length);
  }

  @Test
  void a_reset_forgets_requests_but_not_those_in_flight() {
    cells.started();
    cells.started();
    cells.ended();
    cells.record("GET", "/a", 200, 1);

    cells.reset();

    assertThat(cells.snapshot()).isEmpty();
    assertThat(cells.inFlight()).isEqualTo(1);
  }

  @Test
  void many_threads_lose_nothing() throws Exception {
    int threads = 8;
    int each = 50_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      running.add(pool.submit(() -> record(each)));
    }
    long seen = 0;
    while (!running.stream().allMatch(Future::isDone)) {
      long now = total();
      assertThat(now).isGreaterThanOrEqualTo(seen);
      seen = now;
    }
    for (Future<?> each1 : running) {
      each1.get();
    }
    pool.shutdown();

    assertThat(total()).isEqualTo((long) threads * each);
    assertThat(cells.snapshot().stream().mapToLong(s -> s.sumNanos).sum())
        .isEqualTo((long) threads * each * MILLISECOND);
    assertThat(cells.inFlight()).isZero();
  }

  private void record(int times) {
    for (int i = 0; i < times; i++) {
      cells.started();
      cells.record("GET", "/r" + i % 7, 200 + i % 3, MILLISECOND);
      cells.ended();
    }
  }

  @Test
  void recording_allocates_nothing_once_a_series_is_known() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    recordKnown(1000);
    long before = threads.getThreadAllocatedBytes(id);

    recordKnown(100_000);

    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(10_000);
  }

  private void recordKnown(int times) {
    for (int i = 0; i < times; i++) {
      cells.started();
      cells.record("GET", "/known", 200, i);
      cells.record("GET", "unmatched", 404, i);
      cells.ended();
    }
  }

  private long total() {
    return cells.snapshot().stream().mapToLong(RequestSeries::count).sum();
  }

  private List<String> names() {
    return cells.snapshot().stream().map(s -> s.method + " " + s.route + " " + s.status).toList();
  }

  private RequestSeries series(String method, String route, int status) {
    return cells.snapshot().stream()
        .filter(s -> s.method.equals(method) && s.route.equals(route) && s.status == status)
        .findFirst()
        .orElseThrow();
  }
}
