package glossary.sidecar.search;

import glossary.sidecar.search.IndexState.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the follower's thread tells of itself. Thread-safe. */
final class FollowerStatus {
  private final ShadowIndex index;
  private final Clock clock;
  private Kind kind = Kind.WAITING;
  private boolean behind = true;
  private long behindSinceNanos = System.nanoTime();
  private Instant lastSync;
  private Duration lastSyncDuration;
  private String lastError;
  private long total;
  private volatile long done;

  FollowerStatus(ShadowIndex index, Clock clock) {
    this.index = index;
    this.clock = clock;
  }

  synchronized IndexState state() {
    CommitData data = index.committed();
    Duration lag = behind ? Duration.ofNanos(System.nanoTime() - behindSinceNanos) : Duration.ZERO;
    return new IndexState(
        kind,
        data.complete(),
        index.entries(),
        data.generation(),
        lag,
        lastSync,
        lastSyncDuration,
        lastError,
        done,
        total);
  }

  synchronized void ready() {
    kind = Kind.READY;
    behind = false;
    lastError = null;
  }

  /**
   * Returns whether this is news.
   *
   * @param reason one sentence
   */
  synchronized boolean waiting(String reason) {
    boolean news = !reason.equals(lastError);
    kind = Kind.WAITING;
    lastError = reason;
    fallBehind();
    return news;
  }

  synchronized void rebuildAsked() {
    kind = Kind.BUILDING;
    fallBehind();
  }

  synchronized void syncing(boolean anew, long entries) {
    kind = anew || !index.committed().complete() ? Kind.BUILDING : Kind.STALE;
    done = 0;
    total = entries;
    fallBehind();
  }

  void progress(long looked) {
    done = looked;
  }

  synchronized void synced(Duration took) {
    ready();
    lastSync = clock.instant();
    lastSyncDuration = took;
    done = 0;
    total = 0;
  }

  /** Returns whether this is news. */
  synchronized boolean failed(String sentence) {
    boolean news = !sentence.equals(lastError);
    kind = kind == Kind.BUILDING ? Kind.BUILDING : Kind.STALE;
    lastError = sentence;
    done = 0;
    total = 0;
    fallBehind();
    return news;
  }

  private void fallBehind() {
    if (!behind) {
      behind = true;
      behindSinceNanos = System.nanoTime();
    }
  }
}
