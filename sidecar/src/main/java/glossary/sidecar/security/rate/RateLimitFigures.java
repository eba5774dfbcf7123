package glossary.sidecar.security.rate;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were let through and how many not. Thread-safe. */
public final class RateLimitFigures {
  private final Map<Decision, LongAdder> counts = new EnumMap<>(Decision.class);

  public RateLimitFigures() {
    for (Decision decision : Decision.values()) {
      counts.put(decision, new LongAdder());
    }
  }

  /** By decision, zeros included. */
  public Map<String, Double> decisions() {
    Map<String, Double> decisions = new TreeMap<>();
    counts.forEach((decision, count) -> decisions.put(decision.label(), (double) count.sum()));
    return decisions;
  }

  void count(Decision decision) {
    counts.get(decision).increment();
  }
}
