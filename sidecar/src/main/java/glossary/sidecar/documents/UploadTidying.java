package glossary.sidecar.documents;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that deletes, after a start, what killed processes have left of uploads. It
 * ends when that is done; a file whose row may be there waits until the database can be read.
 */
public final class UploadTidying implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadTidying.class);
  private static final long AGAIN_SECONDS = 1;

  private final UploadStore store;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "upload-tidying");

  public UploadTidying(UploadStore store) {
    this.store = store;
    thread.setDaemon(true);
  }

  /** Begins at once, and returns. */
  public UploadTidying start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (!store.tidy()) {
        if (stopped.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (IOException failed) {
      LOG.warn("What is left of broken uploads in UPLOAD_DIR cannot be deleted.", failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the waiting, and waits for what is being deleted. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
