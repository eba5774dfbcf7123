package glossary.api.telemetry;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What does not fit is in {@code {other}}, and nothing is lost. */
class FoldingTest {
  private final FiguresEncoder encoder = new FiguresEncoder();

  @Test
  void two_hundred_routes_and_a_hundred_errors_fit() throws TornRecordException {
    String stack = "com.example.shop.orders.OrderService.place(OrderService.java:123)\n".repeat(20);
    Figures read = through(Samples.figures(routes(1000), groups(100, stack)));

    assertThat(read.foldedSeries).isZero();
    assertThat(read.foldedErrors).isZero();
    assertThat(read.requests).hasSize(1000);
    assertThat(read.errors).hasSize(100);
    assertThat(read.errors.get(99).stack).hasSizeGreaterThan(700);
    assertThat(stack).startsWith(read.errors.get(99).stack);
  }

  @Test
  void too_many_series_are_summed_in_other() throws TornRecordException {
    List<RequestSeries> written = routes(5000);
    written.add(Samples.series("OTHER", "{other}", 200, 11));
    Figures read = through(Samples.figures(written, groups(100, "")));

    assertThat(read.foldedSeries).isPositive();
    assertThat(read.requests).hasSizeLessThan(2000);
    assertThat(count(read.requests)).isEqualTo(count(written));
    assertThat(sum(read.requests)).isEqualTo(sum(written));
    assertThat(keys(read.requests)).doesNotHaveDuplicates();
    assertThat(read.requests.get(0).route).isEqualTo(written.get(0).route);
    assertThat(read.errors).hasSize(100);
  }

  @Test
  void a_series_that_was_kept_stays_kept() throws TornRecordException {
    List<String> before = keys(through(Samples.figures(routes(2000), List.of())).requests);
    List<RequestSeries> later =
        routes(4000).stream()
            .map(s -> Samples.series(s.method, s.route, s.status, Integer.MAX_VALUE))
            .collect(toList());

    assertThat(keys(through(Samples.figures(later, List.of())).requests)).containsAll(before);
  }

  @Test
  void names_too_long_to_tell_apart_are_other() throws TornRecordException {
    String route = "/" + "x".repeat(600);
    Figures read =
        through(
            Samples.figures(
                List.of(
                    Samples.series("GET", route + "a", 200, 1),
                    Samples.series("GET", route + "b", 204, 2)),
                List.of()));

    assertThat(keys(read.requests)).containsExactly("OTHER {other} 200");
    assertThat(count(read.requests)).isEqualTo(3L * LatencyBuckets.COUNT);
    assertThat(read.foldedSeries).isEqualTo(2);
  }

  @Test
  void too_many_error_groups_are_summed_in_other() throws TornRecordException {
    List<ErrorGroup> written = groups(10_000, "x".repeat(5000));
    Figures read = through(Samples.figures(routes(5000), written));

    assertThat(read.foldedErrors).isPositive();
    assertThat(read.errors.stream().mapToLong(group -> group.count).sum())
        .isEqualTo(written.stream().mapToLong(group -> group.count).sum());
    ErrorGroup other = read.errors.get(read.errors.size() - 1);
    assertThat(other.type).isEqualTo("{other}");
    assertThat(other.firstSeenMillis).isEqualTo(Samples.NOW - 10_000);
    assertThat(other.lastSeenMillis).isEqualTo(Samples.NOW);
  }

  @Test
  void too_many_hooks_are_summed_in_other() throws TornRecordException {
    List<HookErrors> hooks =
        IntStream.range(0, 200).mapToObj(i -> new HookErrors("hook " + i, 1)).collect(toList());
    Figures read =
        through(
            new Figures(
                0,
                true,
                "off",
                PageHeaders.NONE,
                0,
                hooks,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                ""));

    assertThat(read.hookErrors).hasSize(64);
    assertThat(read.hookErrors.stream().mapToLong(hook -> hook.count).sum()).isEqualTo(200);
  }

  @Test
  void too_many_counts_of_errors_are_summed_in_other() throws TornRecordException {
    List<ErrorCount> written =
        IntStream.range(0, 3000)
            .mapToObj(i -> new ErrorCount("java.io.IOException", "/orders/" + i, i))
            .collect(toList());
    written.add(new ErrorCount("{other}", "{other}", 5));
    written.add(new ErrorCount("x".repeat(200), "/", 7));
    Figures read =
        through(
            new Figures(
                0,
                true,
                "off",
                PageHeaders.NONE,
                0,
                List.of(),
                routes(2),
                List.of(),
                written,
                List.of(),
                0,
                ""));

    assertThat(read.errorCounts).hasSizeBetween(500, 2000);
    assertThat(read.errorCounts.stream().mapToLong(count -> count.count).sum())
        .isEqualTo(written.stream().mapToLong(count -> count.count).sum());
    assertThat(read.errorCounts.get(499).route).isEqualTo("/orders/499");
    assertThat(read.errorCounts.get(read.errorCounts.size() - 1).type).isEqualTo("{other}");
    assertThat(read.requests).hasSize(2);
  }

  @Test
  void too_many_counts_of_log_lines_are_summed_in_other_of_their_level()
      throws TornRecordException {
    List<LogCount> written =
        IntStream.range(0, 600)
            .mapToObj(i -> new LogCount(i % 2 == 0 ? "warn" : "error", "com.example.E" + i, i))
            .collect(toList());
    written.add(new LogCount("warn", "x".repeat(193), 7));
    written.add(new LogCount("error", "{other}", 5));

    Figures read =
        through(
            new Figures(
                0,
                true,
                "off",
                PageHeaders.NONE,
                0,
                List.of(),
                routes(2),
                List.of(),
                List.of(),
                written,
                0,
                ""));

    assertThat(read.logCounts).hasSizeBetween(100, 400);
    assertThat(read.logCounts.get(99).type).isEqualTo("com.example.E99");
    for (String level : List.of("warn", "error")) {
      assertThat(sum(read.logCounts, level)).isEqualTo(sum(written, level));
      assertThat(read.logCounts)
          .filteredOn(count -> count.level.equals(level) && count.type.equals("{other}"))
          .hasSize(1);
    }
    assertThat(read.requests).hasSize(2);
  }

  private static long sum(List<LogCount> counts, String level) {
    return counts.stream()
        .filter(count -> count.level.equals(level))
        .mapToLong(count -> count.count)
        .sum();
  }

  private Figures through(Figures figures) throws TornRecordException {
    byte[] record = encoder.encode(figures, 1).bytes();
    return new FiguresDecoder(RecordReader.open(record, 0, record.length), new TextCache())
        .decode();
  }

  private static List<RequestSeries> routes(int count) {
    List<RequestSeries> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      series.add(
          Samples.series("GET", "/api/customers/{id}/orders/{order}/" + i, 200 + i % 400, i));
    }
    return series;
  }

  private static List<ErrorGroup> groups(int count, String stack) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Samples.group("f" + i, i, stack))
        .collect(toList());
  }

  private static long count(List<RequestSeries> series) {
    return series.stream().mapToLong(RequestSeries::count).sum();
  }

  private static long sum(List<RequestSeries> series) {
    return series.stream().mapToLong(s -> s.sumNanos).sum();
  }

  private static List<String> keys(List<RequestSeries> series) {
    return series.stream().map(s -> s.method + " " + s.route + " " + s.status).collect(toList());
  }
}
