package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One open database file: some connections that read, one that watches for changes, and one that
 * writes if that is allowed. Stays with the file it was opened on even if another takes its name.
 * Thread-safe.
 */
final class Database implements AutoCloseable {
  private static final Duration BUSY = Duration.ofSeconds(2);

  /** Work on one connection. The statements it opens it closes. */
  @FunctionalInterface
  interface Read<T> {
    T on(Connection connection, ReadLimit limit) throws SQLException;
  }

  /** Work in one transaction. */
  @FunctionalInterface
  interface Write<T> {
    T on(Connection connection) throws SQLException;
  }

  private final Path file;
  private final boolean ours;
  private final ReadPool readers;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Object watching = new Object();
  private Connection watcher;
  private volatile Connection writer;
  private boolean closed;

  /**
   * @param ours whether the sidecar created the database
   */
  Database(Path file, boolean ours) {
    this.file = file;
    this.ours = ours;
    this.readers = new ReadPool(file, BUSY);
  }

  /** One short read; waits a bounded time for a connection. */
  <T> T read(Read<T> work) throws SQLException {
    return readers.read(work);
  }

  /** Commits what the work did, or undoes it if it throws. One writer at a time. */
  <T> T write(Write<T> work) throws SQLException {
    lockForWriting();
    try {
      refuseWhenClosed();
      if (writer == null) {
        writer = Connections.writer(file, BUSY, ours);
      }
      return inTransaction(work);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Moves with every commit of any other connection. Only comparable between calls on the same
   * object.
   */
  long dataVersion() throws SQLException {
    synchronized (watching) {
      refuseWhenClosed();
      if (watcher == null) {
        watcher = Connections.readOnly(file, Duration.ofMillis(200));
      }
      try (Statement statement = watcher.createStatement();
          ResultSet row = statement.executeQuery("PRAGMA data_version")) {
        return row.getLong(1);
      }
    }
  }

  /** Connections that are open now. */
  int connections() {
    synchronized (watching) {
      return readers.open() + (watcher == null ? 0 : 1) + (writer == null ? 0 : 1);
    }
  }

  /** Ends idle connections now, and busy ones when their read ends. */
  @Override
  public void close() {
    readers.close();
    synchronized (watching) {
      closed = true;
      ReadPool.closeQuietly(watcher);
      watcher = null;
    }
    writing.lock();
    try {
      ReadPool.closeQuietly(writer);
      writer = null;
    } finally {
      writing.unlock();
    }
  }

  /** A new connection would be to whatever file has the name by now. */
  private void refuseWhenClosed() throws SQLException {
    synchronized (watching) {
      if (closed) {
        throw new SQLException("closed");
      }
    }
  }

  private void lockForWriting() {
    try {
      if (writing.tryLock(BUSY.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new SourceUnavailable("The glossary is being written to. Try again.");
  }

  /**
   * Begins and ends it by statements: the driver's own commit would begin the next transaction at
   * once and so keep the write lock from all others.
   */
  private <T> T inTransaction(Write<T> work) throws SQLException {
    run("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T result = work.on(writer);
      run("COMMIT");
      done = true;
      return result;
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  /** A connection that cannot undo is not used again. */
  private void undo() {
    try {
      run("ROLLBACK");
    } catch (SQLException failed) {
      ReadPool.closeQuietly(writer);
      writer = null;
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }
}
