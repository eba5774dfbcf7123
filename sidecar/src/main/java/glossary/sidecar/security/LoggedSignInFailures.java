package glossary.sidecar.security;

import glossary.sidecar.http.RequestContext;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the first failure of each client in a minute as a warning and in the audit log, and counts
 * the others, so that nobody fills the disk by guessing. Thread-safe.
 */
public final class LoggedSignInFailures implements SignInFailures {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedSignInFailures.class);
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_CLIENTS = 1000;

  private final Runnable counter;
  private final LongSupplier nanoTime;
  private final Set<String> clients = new HashSet<>();
  private long minuteBegan;
  private long onlyCounted;

  /**
   * @param counter run for each failure
   */
  public LoggedSignInFailures(Runnable counter) {
    this(counter, System::nanoTime);
  }

  LoggedSignInFailures(Runnable counter, LongSupplier nanoTime) {
    this.counter = counter;
    this.nanoTime = nanoTime;
    this.minuteBegan = nanoTime.getAsLong();
  }

  @Override
  public void failed(InetAddress peer) {
    counter.run();
    String known = RequestContext.client();
    if (isToBeLogged(known == null ? peer.getHostAddress() : known)) {
      LOG.warn("A client was refused: its token is not valid.");
      AuditLog.signInFailed();
    }
  }

  private synchronized boolean isToBeLogged(String client) {
    long now = nanoTime.getAsLong();
    if (now - minuteBegan >= MINUTE_NANOS) {
      beginMinute(now);
    }
    boolean first = clients.size() < MOST_CLIENTS && clients.add(client);
    if (!first) {
      onlyCounted++;
    }
    return first;
  }

  private void beginMinute(long now) {
    if (onlyCounted > 0) {
      RequestContext.outside(
          () ->
              LOG.info(
                  "{} more requests with invalid tokens, of {} clients, were only counted.",
                  onlyCounted,
                  clients.size()));
    }
    clients.clear();
    onlyCounted = 0;
    minuteBegan = now;
  }
}
