package glossary.sidecar.search;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/** The time after which a search gives what it has. */
final class Deadline implements QueryTimeout {
  private final long startedNanos = System.nanoTime();
  private final Duration limit;

  Deadline(Duration limit) {
    this.limit = limit;
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - startedNanos >= limit.toNanos();
  }

  String warning() {
    return "The search was stopped after " + limit.toMillis() + " ms; more entries may match.";
  }
}
