package glossary.agent.errors;

import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.RecentError;
import java.util.concurrent.atomic.AtomicLong;

/** Errors with one fingerprint. Any thread. */
final class Group {
  private final String fingerprint;
  private final String type;
  private final boolean handled;
  private final String stack;
  private final long firstSeenMillis;
  private final AtomicLong count = new AtomicLong();
  private volatile Occurrence latest;

  Group(String fingerprint, String type, boolean handled, String stack, Occurrence first) {
    this.fingerprint = fingerprint;
    this.type = type;
    this.handled = handled;
    this.stack = stack;
    this.firstSeenMillis = first.atMillis;
    this.latest = first;
  }

  void add(Occurrence occurrence) {
    count.incrementAndGet();
    latest = occurrence;
  }

  /** Of an exception that nobody looked at: its message is taken to be that of the latest. */
  void addUnread(Occurrence occurrence) {
    add(occurrence.with(latest.message));
  }

  Occurrence latest() {
    return latest;
  }

  /** The latest error; another one of this moment may take its place. */
  RecentError latest(int status) {
    Occurrence last = latest;
    return new RecentError(
        last.atMillis, status, handled, type, last.message, last.endpoint, last.requestId, stack);
  }

  ErrorGroup snapshot() {
    Occurrence last = latest;
    return new ErrorGroup(
        fingerprint,
        type,
        last.message,
        handled,
        count.get(),
        Math.min(firstSeenMillis, last.atMillis),
        last.atMillis,
        last.endpoint,
        last.requestId,
        stack);
  }
}
