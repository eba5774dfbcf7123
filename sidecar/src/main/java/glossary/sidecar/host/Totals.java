package glossary.sidecar.host;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.HostState;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.RequestSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts of one name, added up. Bounded: what is beyond {@link #MOST_SERIES} series counts as
 * {@code {other}}. Filled by one thread, and never changed once another can see it.
 */
final class Totals {
  static final int MOST_SERIES = 2000;
  static final int MOST_ERRORS = 500;
  static final int MOST_LOGS = 200;
  static final int MOST_HOOKS = 64;

  /** The place of the sum of times, in nanoseconds, behind the buckets. */
  static final int SUM = LatencyBuckets.COUNT;

  private static final String OTHER_HOOK = "{other}";

  final Map<RequestKey, long[]> requests = new LinkedHashMap<>();
  final Map<ErrorKey, long[]> errors = new LinkedHashMap<>();
  final Map<LogKey, long[]> logs = new LinkedHashMap<>();
  final Map<String, long[]> hooks = new LinkedHashMap<>();
  long crashes;

  /** The last sign of life of what is in here; milliseconds since 1970. */
  long seenMillis;

  Totals copy() {
    Totals copy = new Totals();
    copy.add(this);
    return copy;
  }

  void add(Totals other) {
    addRequests(other);
    addCounts(other);
  }

  void addRequests(Totals other) {
    other.requests.forEach((key, values) -> addRequests(key, values.clone()));
  }

  /** All but its requests. */
  void addCounts(Totals other) {
    other.errors.forEach((key, values) -> addErrors(key, values.clone()));
    other.logs.forEach((key, values) -> addLogs(key, values.clone()));
    other.hooks.forEach((hook, values) -> addHook(hook, values.clone()));
    crashes += other.crashes;
    seenMillis = Math.max(seenMillis, other.seenMillis);
  }

  /** All of a host, and its crash if it has crashed. */
  void add(Host host) {
    addRequests(host.figures());
    addCounts(host);
  }

  void addRequests(Figures figures) {
    figures.requests.forEach(this::addSeries);
  }

  /** All but its requests. */
  void addCounts(Host host) {
    for (ErrorCount count : host.figures().errorCounts) {
      addErrors(ErrorKey.of(count), new long[] {count.count});
    }
    for (LogCount count : host.figures().logCounts) {
      addLogs(LogKey.of(count), new long[] {count.count});
    }
    for (HookErrors hook : host.figures().hookErrors) {
      addHook(hook.hook, new long[] {hook.count});
    }
    crashes += host.telemetry().state == HostState.CRASHED ? 1 : 0;
    seenMillis = Math.max(seenMillis, host.telemetry().heartbeatMillis);
  }

  /**
   * Adds what {@code before} had counted and {@code after} has forgotten, as after a reset.
   *
   * @return whether there was any
   */
  boolean addForgotten(Figures before, Figures after) {
    boolean any = false;
    List<RequestSeries> series =
        fewer(before.requests, after.requests, RequestKey::of, RequestSeries::count);
    List<ErrorCount> counts =
        fewer(before.errorCounts, after.errorCounts, ErrorKey::of, count -> count.count);
    List<LogCount> logCounts =
        fewer(before.logCounts, after.logCounts, LogKey::of, count -> count.count);
    List<HookErrors> hookErrors =
        fewer(before.hookErrors, after.hookErrors, hook -> hook.hook, hook -> hook.count);
    for (RequestSeries each : series) {
      addSeries(each);
      any = true;
    }
    for (ErrorCount each : counts) {
      addErrors(ErrorKey.of(each), new long[] {each.count});
      any = true;
    }
    for (LogCount each : logCounts) {
      addLogs(LogKey.of(each), new long[] {each.count});
      any = true;
    }
    for (HookErrors each : hookErrors) {
      addHook(each.hook, new long[] {each.count});
      any = true;
    }
    return any;
  }

  /** Those of {@code before} whose count has become less; mostly each is at its old place. */
  private static <T> List<T> fewer(
      List<T> before, List<T> after, Function<T, Object> key, Function<T, Long> count) {
    Map<Object, Long> now = null;
    List<T> fewer = new ArrayList<>(0);
    for (int i = 0; i < before.size(); i++) {
      T old = before.get(i);
      Long current;
      if (i < after.size() && key.apply(after.get(i)).equals(key.apply(old))) {
        current = count.apply(after.get(i));
      } else {
        now = now == null ? counts(after, key, count) : now;
        current = now.getOrDefault(key.apply(old), 0L);
      }
      if (current < count.apply(old)) {
        fewer.add(old);
      }
    }
    return fewer;
  }

  private static <T> Map<Object, Long> counts(
      List<T> list, Function<T, Object> key, Function<T, Long> count) {
    Map<Object, Long> counts = new HashMap<>();
    list.forEach(each -> counts.put(key.apply(each), count.apply(each)));
    return counts;
  }

  private void addSeries(RequestSeries series) {
    long[] values = Arrays.copyOf(series.buckets, SUM + 1);
    values[SUM] = series.sumNanos;
    addRequests(RequestKey.of(series), values);
  }

  /** Takes the array over, as the others do. */
  void addRequests(RequestKey key, long[] values) {
    boolean fits = requests.size() < MOST_SERIES || requests.containsKey(key);
    add(requests, fits ? key : key.other(), values);
  }

  void addErrors(ErrorKey key, long[] count) {
    boolean fits = errors.size() < MOST_ERRORS || errors.containsKey(key);
    add(errors, fits ? key : ErrorKey.OTHER, count);
  }

  void addLogs(LogKey key, long[] count) {
    boolean fits = logs.size() < MOST_LOGS || logs.containsKey(key);
    add(logs, fits ? key : key.other(), count);
  }

  void addHook(String hook, long[] count) {
    boolean fits = hooks.size() < MOST_HOOKS || hooks.containsKey(hook);
    add(hooks, fits ? hook : OTHER_HOOK, count);
  }

  private static <K> void add(Map<K, long[]> sums, K key, long[] values) {
    long[] sum = sums.putIfAbsent(key, values);
    if (sum == null) {
      return;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }
}
