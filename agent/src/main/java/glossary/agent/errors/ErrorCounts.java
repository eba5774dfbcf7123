package glossary.agent.errors;

import glossary.api.telemetry.ErrorCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Counters by type and route, bounded, in the order in which they came. Any thread. */
final class ErrorCounts {
  private static final String OTHER = "{other}";

  private final int most;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final List<Counter> inOrder = new CopyOnWriteArrayList<>();
  private final Counter other = new Counter(OTHER, OTHER);

  ErrorCounts(int most) {
    this.most = most;
  }

  void add(String type, String route) {
    counter(type, route).count.increment();
  }

  private Counter counter(String type, String route) {
    String key = type + '\n' + route;
    Counter known = counters.get(key);
    if (known != null) {
      return known;
    }
    return counters.size() >= most ? other : added(key, type, route);
  }

  private synchronized Counter added(String key, String type, String route) {
    Counter known = counters.get(key);
    if (known != null || counters.size() >= most) {
      return known != null ? known : other;
    }
    Counter added = new Counter(type, route);
    counters.put(key, added);
    inOrder.add(added);
    return added;
  }

  List<ErrorCount> snapshot() {
    List<ErrorCount> all = new ArrayList<>();
    for (Counter each : inOrder) {
      all.add(each.snapshot());
    }
    if (other.count.sum() > 0) {
      all.add(other.snapshot());
    }
    return all;
  }

  private static final class Counter {
    final String type;
    final String route;
    final LongAdder count = new LongAdder();

    Counter(String type, String route) {
      this.type = type;
      this.route = route;
    }

    ErrorCount snapshot() {
      return new ErrorCount(type, route, count.sum());
    }
  }
}
