package glossary.agent.core;

import glossary.agent.hooks.Instrumentor;
import glossary.agent.requests.RequestTracker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What must not happen while the host's JVM is still coming up, on one daemon thread: the telemetry
 * file is begun when the first class of a server is instrumented, or half a minute after the start;
 * the endpoint, when the first request comes or half a minute later; JMX, when the host or a
 * console has started it, for it loads hundreds of classes that a host may never need.
 */
final class LateStart implements Runnable, Instrumentor.Listener, RequestTracker.Listener {
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final LogManagerGuard logManager;
  private final CountDownLatch serverSeen = new CountDownLatch(1);
  private final CountDownLatch requestSeen = new CountDownLatch(1);
  private final CountDownLatch managementSeen = new CountDownLatch(1);
  private volatile boolean stopped;
  private Runnable first;
  private volatile Publishing publishing;

  LateStart(LogManagerGuard logManager) {
    this.logManager = logManager;
  }

  /** What is to be started; before anything is. */
  void of(Publishing ways) {
    publishing = ways;
  }

  /**
   * @param making what comes before all else on the thread; may be null
   */
  void start(Runnable making) {
    first = making;
    Thread thread = new Thread(this, "glossary-agent-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  @Override
  public void firstClass() {
    serverSeen.countDown();
  }

  @Override
  public void managementLoaded() {
    managementSeen.countDown();
  }

  @Override
  public void request() {
    if (requestSeen.getCount() != 0) {
      requestSeen.countDown();
    }
  }

  /** Starts nothing more. */
  void stop() {
    stopped = true;
    serverSeen.countDown();
    requestSeen.countDown();
    managementSeen.countDown();
  }

  @Override
  public void run() {
    try {
      if (first != null) {
        first.run();
      }
      serverSeen.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!stopped) {
        publishing.startFile();
      }
      requestSeen.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      while (!stopped && !logManager.isSettled()) {
        TimeUnit.SECONDS.sleep(1);
      }
      if (!stopped) {
        publishing.startEndpoint();
      }
      while (!stopped && !logManager.isManaged()) {
        managementSeen.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      }
      if (!stopped) {
        publishing.startBeans();
      }
    } catch (InterruptedException hostInterruptsAll) {
      Thread.currentThread().interrupt();
    } catch (Throwable fault) {
      System.err.println(
          "glossary-agent: could not start whole (" + fault + "); the application runs on.");
    }
  }
}
