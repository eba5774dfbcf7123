package glossary.sidecar.jobs;

import glossary.sidecar.http.Json;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.RequestContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job from its start to its end; its state is replaced as a whole. */
final class RunningJob implements Runnable, JobProgress {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;

  private final JobWork work;
  private final Clock clock;
  private final BooleanSupplier goOn;
  private final Consumer<RunningJob> whenEnded;
  private final AtomicReference<Job> state;
  private final Runnable inContext;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Problem problem;

  RunningJob(
      JobKind kind,
      JobWork work,
      Clock clock,
      BooleanSupplier goOn,
      Consumer<RunningJob> whenEnded) {
    this.work = work;
    this.clock = clock;
    this.goOn = goOn;
    this.whenEnded = whenEnded;
    byte[] id = new byte[ID_BYTES];
    inContext = RequestContext.carry(this::work);
    RANDOM.nextBytes(id);
    state = new AtomicReference<>(Job.queued(HexFormat.of().formatHex(id), kind, clock.instant()));
  }

  String id() {
    return now().id();
  }

  Job now() {
    return state.get();
  }

  /** What the work refused with; empty if it did not. */
  Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  void await(Duration most) throws InterruptedException {
    end.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void at(String stage, double fraction) {
    state.updateAndGet(job -> job.at(stage, fraction));
  }

  @Override
  public boolean goOn() {
    return goOn.getAsBoolean();
  }

  /** In the context of the request that has started it. */
  @Override
  public void run() {
    inContext.run();
  }

  private void work() {
    state.updateAndGet(job -> job.running(clock.instant()));
    try {
      Json result = work.run(this);
      state.updateAndGet(job -> job.done(result, clock.instant()));
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError failed) {
      fail(sentence(failed));
    } finally {
      ended();
    }
  }

  /** Fails a job that no thread has begun; always true. */
  boolean cancel() {
    fail("The sidecar was stopped before this began.");
    ended();
    return true;
  }

  private void fail(String sentence) {
    state.updateAndGet(job -> job.failed(sentence, clock.instant()));
  }

  private void ended() {
    whenEnded.accept(this);
    end.countDown();
  }

  /** What was thrown on purpose says what to do; anything else is our fault and goes to the log. */
  private String sentence(Throwable failed) {
    if (failed instanceof Problem refused) {
      problem = refused;
    }
    if (failed instanceof Problem || failed instanceof JobFailed) {
      return failed.getMessage();
    }
    LOG.warn("job {} ({}) failed", id(), now().kind(), failed);
    return "It failed inside the sidecar ("
        + failed.getClass().getSimpleName()
        + "); the log has the cause.";
  }
}
