package glossary.agent.hooks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Faults of the agent that the host was spared: counted for each hook, told once, and after {@value
 * #MOST} of one hook its group is switched off: of a request whose end is never seen not even the
 * start may be counted.
 */
public final class Suppressed {
  static final int MOST = 10;

  private final List<HookPoint> points;
  private final AtomicIntegerArray faults;
  private final int[] groups;
  private final AtomicIntegerArray off;
  private final AtomicInteger weavingFaults = new AtomicInteger();
  private final boolean debug;

  /**
   * @param debug whether each fault is printed with its stack
   */
  public Suppressed(List<HookPoint> points, boolean debug) {
    this.points = points;
    this.faults = new AtomicIntegerArray(points.size());
    this.debug = debug;
    this.groups = new int[points.size()];
    int groupCount = 1;
    for (int i = 0; i < groups.length; i++) {
      groups[i] = points.get(i).group;
      groupCount = Math.max(groupCount, groups[i] + 1);
    }
    this.off = new AtomicIntegerArray(groupCount);
  }

  boolean isOff(int hook) {
    return off.get(groups[hook]) != 0;
  }

  void hook(int hook, Throwable fault) {
    int count = faults.incrementAndGet(hook);
    String label = points.get(hook).label();
    if (count == 1) {
      say("an error of the agent at " + label + " was suppressed", fault);
    } else if (count == MOST) {
      off.set(groups[hook], 1);
      say("the hook " + label + " keeps failing; it and its like are switched off", fault);
    } else if (debug) {
      say("again at " + label, fault);
    }
  }

  void weaving(String className, Throwable fault) {
    weavingFaults.incrementAndGet();
    say("the class " + className + " could not be instrumented", fault);
  }

  /** By the label of the hook, those without a fault left out. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      add(counts, points.get(i).label(), faults.get(i));
    }
    add(counts, "weaving", weavingFaults.get());
    return counts;
  }

  /** A class may stand in several points. */
  private static void add(Map<String, Long> counts, String label, long count) {
    if (count > 0) {
      Long before = counts.get(label);
      counts.put(label, count + (before == null ? 0 : before));
    }
  }

  /** Hooks by number. */
  List<HookPoint> points() {
    return points;
  }

  private void say(String sentence, Throwable fault) {
    System.err.println(
        "glossary-agent: " + sentence + " (" + fault + "); the application runs on.");
    if (debug) {
      fault.printStackTrace();
    }
  }
}
