package glossary.sidecar.health;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The results of all checks, and what has changed. Thread-safe; asking costs microseconds. */
public final class Board {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);
  private static final int MOST_TRANSITIONS = 100;

  private final Time time;
  private final List<Slot> slots;
  private final Map<Subsystem, List<Slot>> bySubsystem = new EnumMap<>(Subsystem.class);
  private final Map<Subsystem, Figures> unchecked;
  private final List<HealthListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Subsystem, Status> last = new EnumMap<>(Subsystem.class);
  private final Deque<Transition> transitions = new ArrayDeque<>();

  /**
   * @param unchecked what is shown of the subsystems that no plan is for
   */
  Board(Collection<Plan> plans, Map<Subsystem, Figures> unchecked, Time time) {
    this.time = time;
    this.unchecked = Map.copyOf(unchecked);
    this.slots = plans.stream().map(plan -> new Slot(plan, time)).toList();
    slots.forEach(
        slot ->
            bySubsystem
                .computeIfAbsent(slot.plan().subsystem(), first -> new ArrayList<>())
                .add(slot));
  }

  /** What is the case now. */
  public HealthReport report() {
    Map<Subsystem, SubsystemReport> reports = new EnumMap<>(Subsystem.class);
    for (Subsystem subsystem : Subsystem.values()) {
      reports.put(subsystem, report(subsystem));
    }
    return new HealthReport(reports);
  }

  /** One subsystem now. */
  public SubsystemReport report(Subsystem subsystem) {
    List<Slot> checks = bySubsystem.get(subsystem);
    if (checks == null) {
      return SubsystemReport.unchecked(subsystem, unchecked.getOrDefault(subsystem, Figures.NONE));
    }
    return SubsystemReport.of(subsystem, checks.stream().map(Slot::view).toList());
  }

  /** Whether every subsystem has had its first result. */
  boolean isComplete() {
    return bySubsystem.values().stream().allMatch(checks -> checks.get(0).view().known());
  }

  /** The last 100, the newest first. */
  public List<Transition> transitions() {
    synchronized (transitions) {
      return List.copyOf(transitions);
    }
  }

  /** Hears of what happens from now on. */
  public void addListener(HealthListener listener) {
    listeners.add(listener);
  }

  public void removeListener(HealthListener listener) {
    listeners.remove(listener);
  }

  /** Makes the main check of a subsystem that is checked due now. */
  void hurry(Subsystem subsystem) {
    bySubsystem.get(subsystem).get(0).hurry();
  }

  List<Slot> slots() {
    return slots;
  }

  /** Notes what has changed since the last time, and tells the listeners. One thread at a time. */
  synchronized void compare() {
    for (Subsystem subsystem : bySubsystem.keySet()) {
      SubsystemReport now = report(subsystem);
      if (now.checkedAt() != null || now.stale()) {
        compare(now);
      }
    }
  }

  private void compare(SubsystemReport now) {
    Status before = last.put(now.subsystem(), now.status());
    boolean goodStart = before == null && now.status() == Status.HEALTHY;
    if (before != now.status() && !goodStart) {
      note(transition(before, now));
    }
  }

  private Transition transition(Status before, SubsystemReport now) {
    String code = now.issues().isEmpty() ? "" : now.issues().get(0).code();
    String cause = now.issues().isEmpty() ? "" : now.issues().get(0).sentence();
    return new Transition(time.instant(), now.subsystem(), before, now.status(), code, cause);
  }

  private void note(Transition transition) {
    synchronized (transitions) {
      transitions.addFirst(transition);
      if (transitions.size() > MOST_TRANSITIONS) {
        transitions.removeLast();
      }
    }
    log(transition);
    for (HealthListener listener : listeners) {
      try {
        listener.changed(transition);
      } catch (RuntimeException failed) {
        LOG.warn("A listener of health changes failed.", failed);
      }
    }
  }

  private static void log(Transition transition) {
    String subsystem = transition.subsystem().key();
    if (transition.to() == Status.HEALTHY) {
      LOG.info("{} is healthy.", subsystem);
    } else if (transition.from() == null && transition.to() == Status.DEGRADED) {
      LOG.info("{} is {}: {}", subsystem, transition.to().word(), transition.cause()); // a start
    } else {
      LOG.warn("{} is {}: {}", subsystem, transition.to().word(), transition.cause());
    }
  }
}
