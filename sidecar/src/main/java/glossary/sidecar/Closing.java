package glossary.sidecar;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened, to be closed in the opposite order; one that fails does not keep the others
 * open.
 */
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T later(T closeable) {
    opened.push(closeable);
    return closeable;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      AutoCloseable next = opened.pop();
      try {
        next.close();
      } catch (Exception failed) {
        LOG.warn("{} did not close cleanly", next.getClass().getSimpleName(), failed);
      }
    }
  }
}
