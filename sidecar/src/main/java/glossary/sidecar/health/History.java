package glossary.sidecar.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How many requests there were and how long they took: of the last hour in steps of ten seconds, of
 * the last day in steps of five minutes. In memory, so a restart begins anew. Thread-safe; one
 * thread of its own writes.
 */
public final class History implements AutoCloseable {
  static final Duration STEP = Duration.ofSeconds(10);
  static final Duration LONG_STEP = RequestWindow.length();
  private static final int LONG = (int) LONG_STEP.dividedBy(STEP);
  private static final int HOUR = (int) Duration.ofHours(1).dividedBy(STEP);
  private static final int DAY = (int) Duration.ofDays(1).dividedBy(LONG_STEP);

  /**
   * @param at the end of the step
   */
  record Point(Instant at, ResponseTimes times) {}

  private final RequestWindow requests;
  private final Clock clock;
  private final Deque<Point> hour = new ArrayDeque<>(HOUR);
  private final Deque<Point> day = new ArrayDeque<>(DAY);
  private final ScheduledExecutorService ticks;
  private int ticked;

  public History(RequestWindow requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
    ticks = Executors.newSingleThreadScheduledExecutor(History::daemon);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a step throws nothing, and close() ends them all
  public void start() {
    long nanos = STEP.toNanos();
    ticks.scheduleAtFixedRate(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Notes the step that has just ended. */
  synchronized void tick() {
    Instant now = clock.instant();
    add(hour, HOUR, new Point(now, requests.lastStep()));
    if (++ticked % LONG == 0) {
      add(day, DAY, new Point(now, requests.times()));
    }
  }

  /** Of the last hour, oldest first. */
  synchronized List<Point> hour() {
    return new ArrayList<>(hour);
  }

  /** Of the last day, oldest first. */
  synchronized List<Point> day() {
    return new ArrayList<>(day);
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }

  private static void add(Deque<Point> points, int most, Point point) {
    if (points.size() == most) {
      points.removeFirst();
    }
    points.addLast(point);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "history");
    thread.setDaemon(true);
    return thread;
  }
}
