package glossary.sidecar.search;

import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SourceUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an index equal to its source, on one daemon thread that looks for a change each poll
 * interval. While the source cannot be read the index stays as it is. Rests after each sync for
 * half as long as it took, and only every other time if the source has changed again meanwhile, so
 * that a source that never stops changing costs four fifths of a core at most.
 */
public final class IndexFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final ShadowIndex index;
  private final GlossarySource source;
  private final IndexSync sync;
  private final Duration poll;
  private final FollowerStatus status;
  private final Thread thread = new Thread(this::follow, "search-index");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;
  private boolean hurried;
  private volatile boolean rebuildAsked;
  private volatile boolean closed;

  public IndexFollower(ShadowIndex index, GlossarySource source, Duration poll, Clock clock) {
    this.index = index;
    this.source = source;
    this.sync = new IndexSync(index, source);
    this.poll = poll;
    this.status = new FollowerStatus(index, clock);
    thread.setDaemon(true);
  }

  /** Looks at once, and then each poll interval. Call once. */
  public void start() {
    thread.start();
  }

  /** Costs no disk access; any thread. */
  public IndexState state() {
    return status.state();
  }

  /** Writes every entry anew as soon as the source can be read. Returns at once. */
  public void requestRebuild() {
    rebuildAsked = true;
    status.rebuildAsked();
    poke();
  }

  /** Looks for a change now instead of at the next poll. Returns at once. */
  public void poke() {
    lock.lock();
    try {
      wake = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes over one entry that this process has just written or deleted, so that it is found at
   * once; blocks for one commit. What fails here is made good by the next poll.
   */
  public void entryChanged(long id) {
    try {
      index.takeOver(id, source.entry(id));
    } catch (IOException | RuntimeException failed) {
      LOG.debug("An entry was not taken over at once.", failed);
    }
  }

  /** Stops following; waits until a running sync has noticed. */
  @Override
  public void close() {
    closed = true;
    poke();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException wanted) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    while (!closed) {
      Duration rest = poll;
      try {
        rest = look();
        index.checkOn();
      } catch (IOException | RuntimeException | Error failed) {
        report(failed);
        index.blame(failed);
      }
      sleep(rest);
    }
  }

  /** Returns how long to rest. */
  private Duration look() throws IOException {
    try {
      SourceState state = source.state();
      if (!state.ready()) {
        await(state.message());
        return poll;
      }
      boolean anew = rebuildAsked || index.damaged();
      if (index.damaged() && !rebuildAsked) {
        LOG.warn("The search index is damaged; it is built anew.");
      }
      if (anew || !isEqual()) {
        boolean first = !index.committed().complete();
        Duration took = sync(anew);
        return first || isHurried() ? poll : longer(poll, took);
      }
      index.settle();
      status.ready();
    } catch (SourceUnavailable away) {
      await(away.getMessage());
    } catch (SyncAbandoned closing) {
      LOG.debug("A sync of the search index was given up.");
    }
    return poll;
  }

  /** Whether a change that came during a sync is looked for at once; not twice in a row. */
  private boolean isHurried() {
    hurried = !hurried && !isEqual();
    return hurried;
  }

  private void await(String reason) {
    if (status.waiting(reason)) {
      LOG.warn("Waiting for the glossary: {}", reason);
    }
  }

  private boolean isEqual() {
    CommitData data = index.committed();
    return data.complete()
        && data.location().equals(source.location())
        && data.token().equals(source.changeToken());
  }

  /** Returns how long it took. */
  private Duration sync(boolean anew) throws IOException {
    long started = System.nanoTime();
    rebuildAsked = false;
    boolean all = anew || !index.committed().complete();
    status.syncing(anew, all ? source.count(EntryFilter.ALL) : index.entries());
    try {
      sync.run(
          anew,
          done -> {
            status.progress(done);
            return !closed;
          });
    } catch (IOException | RuntimeException failed) {
      rebuildAsked |= anew;
      throw failed;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    status.synced(took);
    LOG.debug("The search index took over a change in {} ms.", took.toMillis());
    return took;
  }

  private void report(Throwable failed) {
    String sentence =
        "The search index could not take over the glossary ("
            + failed.getClass().getSimpleName()
            + "); it is tried again.";
    if (status.failed(sentence)) {
      LOG.warn("{}", sentence, failed);
    }
  }

  private static Duration longer(Duration poll, Duration took) {
    Duration half = took.dividedBy(2);
    Duration rest = half.compareTo(LONGEST_REST) < 0 ? half : LONGEST_REST;
    return poll.compareTo(rest) > 0 ? poll : rest;
  }

  private void sleep(Duration rest) {
    lock.lock();
    try {
      long left = rest.toNanos();
      while (!wake && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      wake = false;
    } catch (InterruptedException notByUs) {
      LOG.debug("The search index's thread was interrupted; it goes on.");
    } finally {
      lock.unlock();
    }
  }
}
