package glossary.sidecar.jobs;

import glossary.sidecar.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board of long works: runs them on two daemon threads of its own and remembers the last ones.
 * Thread-safe. It knows nothing of what they do, so that works that exclude each other have to see
 * to that themselves.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 16;
  private static final int MOST_REMEMBERED = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Clock clock;
  private final Duration patience;
  private final Map<String, RunningJob> byId = new ConcurrentHashMap<>();
  private final Deque<RunningJob> ended = new ArrayDeque<>();
  private final ThreadPoolExecutor threads;
  private volatile boolean stopping;

  public Jobs(Clock clock) {
    this(clock, PATIENCE);
  }

  Jobs(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "job-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins the work as soon as a thread is free.
   *
   * @throws Problem 503 if too many are waiting already, or the sidecar is stopping
   */
  public Job start(JobKind kind, JobWork work) {
    RunningJob job = new RunningJob(kind, work, clock, () -> !stopping, this::remember);
    byId.put(job.id(), job);
    try {
      threads.execute(job);
      return job.now();
    } catch (RejectedExecutionException full) {
      byId.remove(job.id());
      throw new Problem(
          503,
          stopping
              ? "The sidecar is being stopped."
              : "Too many jobs are waiting. Try again when some are done.");
    }
  }

  /** Empty if there never was such a job, or it ended too long ago. */
  public Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(RunningJob::now);
  }

  /**
   * The job when it has ended, or as it stands after this time; empty as {@link #find}.
   *
   * @throws InterruptedException if the caller's thread was interrupted; the job goes on
   */
  public Optional<Job> await(String id, Duration most) throws InterruptedException {
    RunningJob job = byId.get(id);
    if (job == null) {
      return Optional.empty();
    }
    job.await(most);
    return Optional.of(job.now());
  }

  /**
   * As {@link #await}, for a caller to whom the work is an ordinary request if it is short.
   *
   * @throws Problem that the work was refused with, or 500 if it failed otherwise
   */
  public Optional<Job> finish(String id, Duration most) throws InterruptedException {
    Optional<Job> job = await(id, most);
    if (job.isPresent() && job.get().state() == JobState.FAILED) {
      Optional<Problem> refused = Optional.ofNullable(byId.get(id)).flatMap(RunningJob::problem);
      throw refused.orElseGet(() -> new Problem(500, job.get().error().orElseThrow()));
    }
    return job;
  }

  /** Those that have not ended, in no order. */
  public List<Job> active() {
    return byId.values().stream().map(RunningJob::now).filter(job -> !job.state().ended()).toList();
  }

  /**
   * Takes no more. What waits is failed; what runs is asked to give up, and interrupted after ten
   * seconds. May be called again.
   */
  @Override
  public void close() {
    stopping = true;
    threads.shutdown();
    threads.getQueue().removeIf(waiting -> waiting instanceof RunningJob job && job.cancel());
    try {
      if (!threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("{} jobs did not end in time and are interrupted.", active().size());
        threads.shutdownNow();
        threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void remember(RunningJob job) {
    ended.addLast(job);
    if (ended.size() > MOST_REMEMBERED) {
      byId.remove(ended.removeFirst().id());
    }
  }
}
