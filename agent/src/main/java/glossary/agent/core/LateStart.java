package glossary.agent.core;

import glossary.agent.hooks.Instrumentor;
import glossary.agent.requests.RequestTracker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What must not happen while the host's JVM is still coming up, on one daemon thread: the telemetry
 * file is begun when the first class of a server is instrumented, or half a minute after the start;
 * management, when the first request comes or half a minute later.
 */
final class LateStart implements Runnable, Instrumentor.Listener, RequestTracker.Listener {
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final LogManagerGuard logManager;
  private final CountDownLatch serverSeen = new CountDownLatch(1);
  private final CountDownLatch requestSeen = new CountDownLatch(1);
  private volatile boolean stopped;
  private Instrumentor instrumentor;
  private Publishing publishing;

  LateStart(LogManagerGuard logManager) {
    this.logManager = logManager;
  }

  void start(Instrumentor hooks, Publishing ways) {
    instrumentor = hooks;
    publishing = ways;
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
  }

  @Override
  public void run() {
    try {
      instrumentor.warmUp();
      serverSeen.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!stopped) {
        publishing.startFile();
      }
      requestSeen.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      while (!stopped && !logManager.isSettled()) {
        TimeUnit.SECONDS.sleep(1);
      }
      if (!stopped) {
        publishing.startManagement();
      }
    } catch (InterruptedException hostInterruptsAll) {
      Thread.currentThread().interrupt();
    } catch (Throwable fault) {
      System.err.println(
          "glossary-agent: not all figures are published ("
              + fault
              + "); the application runs on.");
    }
  }
}
