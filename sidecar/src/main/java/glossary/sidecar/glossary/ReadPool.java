package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.ProgressHandler;

/** At most four read-only connections of one file, each used by one thread at a time. */
final class ReadPool implements AutoCloseable {
  private static final int MOST = 4;

  private record Reader(Connection connection, ReadLimit limit) {}

  private final Path file;
  private final Duration busy;
  private final Semaphore permits = new Semaphore(MOST, true);
  private final Deque<Reader> idle = new ArrayDeque<>();
  private boolean closed;
  private int open;

  /**
   * @param busy how long a read waits for a lock that another process holds
   */
  ReadPool(Path file, Duration busy) {
    this.file = file;
    this.busy = busy;
  }

  <T> T read(Database.Read<T> work) throws SQLException {
    acquire();
    Reader reader = null;
    try {
      reader = borrow();
      reader.limit().reset();
      return work.on(reader.connection(), reader.limit());
    } finally {
      if (reader != null) {
        giveBack(reader);
      }
      permits.release();
    }
  }

  /** Connections that are open now. */
  int open() {
    synchronized (idle) {
      return open;
    }
  }

  /** Busy connections are closed when they come back. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      open -= idle.size();
      idle.forEach(reader -> closeQuietly(reader.connection()));
      idle.clear();
    }
  }

  static void closeQuietly(Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException alreadyUnusable) {
      // nothing depends on it any more
    }
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(2, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new SourceUnavailable("Too many reads of the glossary at once. Try again.");
  }

  private Reader borrow() throws SQLException {
    synchronized (idle) {
      Reader reader = idle.poll();
      if (reader != null) {
        return reader;
      }
    }
    Connection connection = Connections.readOnly(file, busy);
    ReadLimit limit = new ReadLimit();
    ProgressHandler.setHandler(connection, ReadLimit.STEPS, limit);
    synchronized (idle) {
      open++;
    }
    return new Reader(connection, limit);
  }

  private void giveBack(Reader reader) {
    synchronized (idle) {
      if (!closed) {
        idle.push(reader);
        return;
      }
      open--;
    }
    closeQuietly(reader.connection());
  }
}
