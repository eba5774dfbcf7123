package glossary.sidecar.security.input;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Counts every finding and logs the first ones of each minute. Thread-safe. */
final class Findings {
  static final String DETECTED = "detected";
  static final String BLOCKED = "blocked";
  static final String SKIPPED = "skipped";

  /** The class of a request that was not looked at to its end. */
  static final String ANY_CLASS = "any";

  static final int LINES_A_MINUTE = 20;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final Logger LOG = LoggerFactory.getLogger(InputChecks.class);

  private final BiConsumer<String, String> counter;
  private final LongSupplier nanoTime;
  private long minuteBegan;
  private int lines;

  /**
   * @param counter told of class and action
   */
  Findings(BiConsumer<String, String> counter, LongSupplier nanoTime) {
    this.counter = counter;
    this.nanoTime = nanoTime;
    this.minuteBegan = nanoTime.getAsLong();
  }

  void found(Finding finding) {
    counter.accept(finding.attack(), finding.refused() ? BLOCKED : DETECTED);
    if (mayLog()) {
      LOG.atLevel(finding.refused() ? Level.WARN : Level.INFO)
          .addKeyValue("attack", finding.attack())
          .addKeyValue("field", finding.field())
          .addKeyValue("kind", finding.kind().name().toLowerCase(Locale.ROOT))
          .addKeyValue("score", finding.points())
          .addKeyValue("rules", String.join(" ", finding.rules()))
          .addKeyValue("excerpt", finding.excerpt())
          .log(
              finding.refused()
                  ? "Input that looks like an attack was refused"
                  : "Input that looks like an attack was let in");
    }
  }

  void skipped() {
    counter.accept(ANY_CLASS, SKIPPED);
    if (mayLog()) {
      LOG.info("A request's input was too much to look through in the time for it");
    }
  }

  private synchronized boolean mayLog() {
    long now = nanoTime.getAsLong();
    if (now - minuteBegan >= MINUTE) {
      int unsaid = lines - LINES_A_MINUTE;
      if (unsaid > 0) {
        LOG.info("{} more findings in input were counted and not logged", unsaid);
      }
      minuteBegan = now;
      lines = 0;
    }
    return ++lines <= LINES_A_MINUTE;
  }
}
