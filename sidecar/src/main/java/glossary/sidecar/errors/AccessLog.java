package glossary.sidecar.errors;

import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.http.Observer;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line for each request, on logger {@code glossary.access}. Successes are sampled; those of
 * probes and scrapes are logged at DEBUG only, as are requests over a rate limit. An answer of 5xx
 * is a warning and so is counted as an error, but for a 500, which was logged with its exception
 * where it was met.
 */
public final class AccessLog implements Observer {
  static final String STATUS = "status";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String DURATION = "duration_ms";
  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.ACCESS);

  private final double sampleRate;

  /**
   * @param sampleRate share of the successes that is logged, 0 to 1
   */
  public AccessLog(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public void started() {}

  @Override
  public void finished(String method, String route, int status, long elapsedNanos) {
    Level level = level(route, status);
    if (LOG.isEnabledForLevel(level) && isChosen(status)) {
      double millis = Math.round(elapsedNanos / 1000.0) / 1000.0;
      LOG.atLevel(level)
          .addKeyValue(STATUS, status)
          .addKeyValue(DURATION, millis)
          .log(method + ' ' + route);
    }
  }

  private static Level level(String route, int status) {
    boolean watched = route.startsWith("/health") || route.equals("/metrics");
    if (watched || status == TOO_MANY_REQUESTS) { // of these, the limit logs the first
      return Level.DEBUG;
    }
    return status > 500 ? Level.WARN : Level.INFO;
  }

  /** A status of 0 is a client that went away. */
  private boolean isChosen(int status) {
    return status >= 400
        || status == 0
        || sampleRate >= 1
        || ThreadLocalRandom.current().nextDouble() < sampleRate;
  }
}
