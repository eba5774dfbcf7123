package glossary.sidecar.doctor;

import java.time.Duration;

/** How long a check may go on, over all its looks. */
final class Budget {
  private final long until;

  private Budget(long until) {
    this.until = until;
  }

  static Budget of(Duration duration) {
    return new Budget(System.nanoTime() + duration.toNanos());
  }

  boolean spent() {
    return System.nanoTime() - until > 0;
  }
}
