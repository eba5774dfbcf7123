package glossary.sidecar.backup;

import glossary.sidecar.backup.BackupMemory.Time;
import glossary.sidecar.backup.BackupMemory.Work;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the schedules. Backups and drills that came due while no sidecar ran are made
 * good by one; where it has never run, the schedules begin now. It looks at the clock every half
 * minute, so that it notices when that is changed or the machine slept.
 */
public final class BackupRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRunner.class);
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final long LEAST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BackupPlan plan;
  private final BackupRuns runs;
  private final BackupMemory memory;
  private final Clock clock;
  private final Timetable backups;
  private final Timetable drills;
  private final Thread thread = new Thread(this::follow, "backup-schedule");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private volatile boolean closed;

  public BackupRunner(BackupPlan plan, BackupRuns runs, Clock clock) {
    this(plan, runs, clock, new SplittableRandom());
  }

  BackupRunner(BackupPlan plan, BackupRuns runs, Clock clock, RandomGenerator random) {
    this.plan = plan;
    this.runs = runs;
    this.memory = runs.memory();
    this.clock = clock;
    backups =
        new Timetable(
            plan.backups(), plan.zone(), plan.jitter(), random, since(Time.SCHEDULED_UNTIL));
    drills =
        new Timetable(plan.drills(), plan.zone(), plan.jitter(), random, since(Time.DRILLED_UNTIL));
    publish();
    thread.setDaemon(true);
  }

  /** Begins to follow the schedules, if they are enabled. Call once. */
  public void start() {
    thread.start();
  }

  /**
   * Gives up a drill, and waits for a backup for ten seconds; one that takes longer ends with the
   * process, and the next start cleans up after it.
   */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs what is due now. */
  void look() {
    if (plan.enabled() && backups.isDue(clock.instant())) {
      runBackup();
    }
    if (plan.enabled() && !closed && drills.isDue(clock.instant())) {
      runDrill();
    }
    publish();
  }

  private void runBackup() {
    Instant started = clock.instant();
    try {
      if (plan.skipUnchanged() && runs.unchanged()) {
        LOG.info("No backup was needed: nothing has changed since the last.");
        runs.skipped();
      } else {
        runs.take(BackupReason.SCHEDULED, BackupProgress.NONE);
      }
      backups.succeeded(started, clock.instant());
      memory.setTime(Time.SCHEDULED_UNTIL, backups.seenTo());
    } catch (IOException | RuntimeException failed) {
      retry(backups, Time.SCHEDULED_UNTIL, Work.BACKUP, failed);
    }
  }

  private void runDrill() {
    Instant started = clock.instant();
    try {
      if (runs.canProve()) {
        runs.prove(BackupProgress.NONE, () -> !closed);
      }
      drills.succeeded(started, clock.instant());
      memory.setTime(Time.DRILLED_UNTIL, drills.seenTo());
    } catch (IOException | RuntimeException failed) {
      retry(drills, Time.DRILLED_UNTIL, Work.DRILL, failed);
    }
  }

  /** Being kept out by another run is a failure only if it does not end. */
  private void retry(Timetable timetable, Time seenTo, Work work, Exception failed) {
    boolean again = timetable.failed(clock.instant());
    if (!again) {
      memory.setTime(seenTo, timetable.seenTo());
    }
    if (!again && failed instanceof BackupBusy) {
      runs.note(work, failed);
    }
  }

  private void publish() {
    runs.plan(plan.enabled() ? new NextRuns(true, backups.next(), drills.next()) : NextRuns.NONE);
  }

  /** What has never run begins now, so that the next start knows what it missed. */
  private Instant since(Time seenTo) {
    Optional<Instant> known = memory.time(seenTo);
    if (known.isEmpty() && plan.enabled()) {
      memory.setTime(seenTo, clock.instant());
    }
    return known.orElseGet(clock::instant);
  }

  private void follow() {
    while (!closed) {
      try {
        look();
      } catch (RuntimeException | Error failed) {
        LOG.error("The schedule of backups failed; it goes on.", failed);
      }
      rest();
    }
  }

  private void rest() {
    lock.lock();
    try {
      long left = restNanos();
      while (!closed && left > 0) {
        left = woken.awaitNanos(left);
      }
    } catch (InterruptedException notByUs) {
      LOG.debug("The schedule of backups was interrupted; it goes on.");
    } finally {
      lock.unlock();
    }
  }

  private long restNanos() {
    if (!plan.enabled()) {
      return LOOK.toNanos();
    }
    Instant now = clock.instant();
    return Stream.of(backups.next(), drills.next())
        .flatMap(Optional::stream)
        .map(due -> Duration.between(now, due))
        .filter(left -> left.compareTo(LOOK) < 0)
        .min(Comparator.naturalOrder())
        .map(left -> Math.max(left.toNanos(), LEAST_REST_NANOS))
        .orElse(LOOK.toNanos());
  }

  private void wake() {
    lock.lock();
    try {
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
