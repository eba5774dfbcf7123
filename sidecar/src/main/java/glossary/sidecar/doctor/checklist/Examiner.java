package glossary.sidecar.doctor.checklist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks one after another, each for a bounded time; none that fails ends the others. */
public final class Examiner {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** After one check was given up, the others may wait for the same thing: part of the patience. */
  private static final int AFTERWARDS = 10;

  private final Duration patience;

  public Examiner() {
    this(PATIENCE);
  }

  /**
   * @param patience for one check
   */
  Examiner(Duration patience) {
    this.patience = patience;
  }

  /** In the order of the checks. */
  public List<Result> examine(List<Check> checks, Situation situation) {
    List<Result> results = new ArrayList<>();
    ExecutorService thread = Executors.newCachedThreadPool(Examiner::daemon);
    Duration wait = patience;
    try {
      for (Check check : checks) {
        Future<Outcome> looking = thread.submit(() -> check.look().at(situation));
        results.add(new Result(check, outcome(looking, wait)));
        wait = looking.isCancelled() ? patience.dividedBy(AFTERWARDS) : wait;
      }
    } finally {
      thread.shutdownNow();
    }
    return List.copyOf(results);
  }

  private static Outcome outcome(Future<Outcome> looking, Duration wait) {
    try {
      return looking.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      looking.cancel(true);
      return Outcome.warning("It took longer than %d s and was given up.", wait.toSeconds())
          .next("Run the command doctor again when this machine has less to do.");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Outcome.warning("It was interrupted.").next("Run the command doctor again.");
    } catch (ExecutionException failed) {
      return failed(failed.getCause());
    }
  }

  private static Outcome failed(Throwable cause) {
    if (cause instanceof NoSettings) {
      return Outcome.notApplicable("The settings cannot be used yet (CFG-01).");
    }
    String message = cause.getMessage();
    String what = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return Outcome.warning("It could not be looked at (%s).", Sentences.clean(what))
        .next("Mend what it names, and run the command doctor again.");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
