package glossary.sidecar.backup;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one run; they end with it. */
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "backup-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /** One for each processor. */
  static int parallel() {
    return Runtime.getRuntime().availableProcessors();
  }

  ExecutorService threads() {
    return threads;
  }

  /** Waits for work, and throws what it has thrown. */
  static <T> T result(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (InterruptedException interrupted) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      throw new BackupException("The run was interrupted.", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Interrupts what is left, and waits for its end: it may have files open. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("A part of a backup's work does not end; its disk space is free when it does");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
