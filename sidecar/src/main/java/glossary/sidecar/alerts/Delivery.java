package glossary.sidecar.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts through one channel on a thread of its own, again and again with longer and longer
 * rests if need be, and gives one up after its last attempt. Thread-safe.
 */
final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int CAPACITY = 100;
  private static final int ATTEMPTS = 6;

  private final Channel channel;
  private final Duration gather;
  private final Duration firstRest;
  private final BlockingQueue<Alert> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param gather how long to wait for more after the first alert of a batch
   * @param firstRest before the second attempt; doubled before each further one
   */
  Delivery(Channel channel, Duration gather, Duration firstRest) {
    this.channel = channel;
    this.gather = gather;
    this.firstRest = firstRest;
    thread = new Thread(null, this::run, "alerts-" + channel.name(), 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns at once; false if there was no room. */
  boolean offer(Alert alert) {
    return !closed && waiting.offer(alert);
  }

  /** Gives up what is not sent. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    channel.close();
  }

  private void run() {
    try {
      while (!closed) {
        deliver(gathered());
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Alert> gathered() throws InterruptedException {
    List<Alert> alerts = new ArrayList<>();
    alerts.add(waiting.take());
    long deadline = System.nanoTime() + gather.toNanos();
    while (alerts.size() < channel.batch()) {
      long left = deadline - System.nanoTime();
      Alert next = waiting.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      alerts.add(next);
    }
    return alerts;
  }

  private void deliver(List<Alert> alerts) throws InterruptedException {
    String reason = "";
    for (int attempt = 1; attempt <= ATTEMPTS && !closed; attempt++) {
      try {
        channel.send(alerts);
        return;
      } catch (RefusedException useless) {
        reason = useless.getMessage();
        break;
      } catch (IOException | RuntimeException failed) {
        reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
      }
      if (attempt < ATTEMPTS) {
        TimeUnit.NANOSECONDS.sleep(firstRest.toNanos() << (attempt - 1));
      }
    }
    LOG.warn("{} alerts could not be sent by {} ({})", alerts.size(), channel.name(), reason);
  }
}
