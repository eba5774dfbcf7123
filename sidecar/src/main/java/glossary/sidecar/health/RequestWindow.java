package glossary.sidecar.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How long the requests of the last five minutes took, in steps of ten seconds. Recording takes no
 * lock. Probes and scrapes do not count: they are quick and many, and would hide what is slow.
 */
public final class RequestWindow {
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int STEPS = 30;
  private static final int RECENT_STEPS = 6;

  /** What began in one step of the clock. */
  private static final class Step {
    private final long number;
    private final AtomicLongArray buckets = new AtomicLongArray(LatencyBuckets.COUNT);
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator most = new LongAccumulator(Math::max, 0);
    private final LongAccumulator least = new LongAccumulator(Math::min, Long.MAX_VALUE);

    private Step(long number) {
      this.number = number;
    }

    private void record(long elapsedNanos) {
      buckets.getAndIncrement(LatencyBuckets.of(elapsedNanos));
      nanos.add(elapsedNanos);
      most.accumulate(elapsedNanos);
      least.accumulate(elapsedNanos);
    }
  }

  private final LongSupplier clock;
  private final AtomicReferenceArray<Step> steps = new AtomicReferenceArray<>(STEPS + 1);
  private final LongAdder total = new LongAdder();
  private final LongAdder finished = new LongAdder();

  public RequestWindow() {
    this(System::nanoTime);
  }

  RequestWindow(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * A request was answered, or its connection lost.
   *
   * @param route the template
   */
  public void finished(String route, long elapsedNanos) {
    finished.increment();
    if (!route.startsWith("/health") && !route.equals("/metrics")) {
      total.increment();
      step().record(elapsedNanos);
    }
  }

  /** Requests counted since the start. */
  long total() {
    return total.sum();
  }

  /** All requests since the start, probes and scrapes too. */
  public long finished() {
    return finished.sum();
  }

  /** Of the last five minutes. */
  ResponseTimes times() {
    return times(STEPS);
  }

  /** Of the last minute. */
  ResponseTimes recent() {
    return times(RECENT_STEPS);
  }

  /** Of the step that ended last. */
  ResponseTimes lastStep() {
    long wanted = Math.floorDiv(clock.getAsLong(), STEP_NANOS) - 1;
    Step step = steps.get((int) Math.floorMod(wanted, (long) steps.length()));
    WindowSum sum = new WindowSum();
    if (step != null && step.number == wanted) {
      sum.add(step.buckets, step.nanos.sum(), step.least.get(), step.most.get());
    }
    return sum.times();
  }

  static Duration length() {
    return Duration.ofNanos(STEPS * STEP_NANOS);
  }

  private Step step() {
    long number = Math.floorDiv(clock.getAsLong(), STEP_NANOS);
    int place = (int) Math.floorMod(number, (long) steps.length());
    Step step = steps.get(place);
    if (step == null || step.number < number) {
      steps.compareAndSet(place, step, new Step(number));
      step = steps.get(place);
    }
    return step;
  }

  private ResponseTimes times(int last) {
    long now = Math.floorDiv(clock.getAsLong(), STEP_NANOS);
    WindowSum sum = new WindowSum();
    for (int i = 0; i < steps.length(); i++) {
      Step step = steps.get(i);
      if (step != null && step.number > now - last) {
        sum.add(step.buckets, step.nanos.sum(), step.least.get(), step.most.get());
      }
    }
    return sum.times();
  }
}
