package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps hold of the database that bears a name: opens it when it can be, and opens the next one
 * when the name comes to mean another file. Thread-safe.
 */
final class Attachment implements AutoCloseable {
  /** How long a read may rely on the last look at the file. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** A short read of the attached table. */
  @FunctionalInterface
  interface Read<T> {
    T on(EntryTable table, Connection connection, ReadLimit limit) throws SQLException;
  }

  /**
   * @param stamp of the file when it was opened
   */
  private record Attached(Database database, EntryTable table, FileStamp stamp) {}

  private final Path file;
  private final DatabaseMode mode;
  private final Changes changes = new Changes();

  private volatile Attached attached;
  private volatile long lookedAt;
  private SourceState state;

  /** What a damaged or empty file looked like; it is not tried again before it changes. */
  private String hopeless;

  private boolean closed;

  Attachment(Path file, DatabaseMode mode) {
    this.file = file;
    this.mode = mode;
  }

  /** Looks at the file and opens it if that is possible. */
  synchronized SourceState state() {
    if (closed) {
      return new SourceState(Kind.UNREADABLE, "The sidecar is stopping.", false);
    }
    try {
      look(DatabaseStamp.of(file));
    } catch (IOException noStamp) {
      detach(Diagnosis.ofStat(file, noStamp));
    }
    lookedAt = System.nanoTime();
    return state;
  }

  /**
   * @throws SourceUnavailable if there is nothing to read, or it cannot be read now
   */
  <T> T read(Read<T> read) {
    Attached now = current();
    try {
      return now.database().read((connection, limit) -> read.on(now.table(), connection, limit));
    } catch (SQLException failed) {
      throw failed(now, failed);
    }
  }

  /**
   * @throws SourceUnavailable also if the database is not to be written to
   */
  <T> T write(Database.Write<T> write) throws SQLException {
    Attached now = current();
    if (!writable()) {
      throw new SourceUnavailable("The glossary is read-only here.");
    }
    return now.database().write(write);
  }

  synchronized String changeToken() {
    if (!state().ready()) {
      throw unavailable();
    }
    try {
      return changes.token(DatabaseStamp.of(file), attached.database().dataVersion());
    } catch (SQLException failed) {
      throw failed(attached, failed);
    } catch (IOException vanished) {
      throw new SourceUnavailable("The glossary's database is being replaced. Try again.");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    detach(new SourceState(Kind.UNREADABLE, "The sidecar is stopping.", false));
  }

  private Attached current() {
    Attached now = attached;
    if (now != null && System.nanoTime() - lookedAt < LOOK_NANOS) {
      return now;
    }
    return afterALook();
  }

  private synchronized Attached afterALook() {
    if (state == null || System.nanoTime() - lookedAt >= LOOK_NANOS) {
      state();
    }
    if (attached == null) {
      throw unavailable();
    }
    return attached;
  }

  private synchronized boolean writable() {
    return state.writable();
  }

  private void look(DatabaseStamp stamp) {
    if (attached != null && attached.stamp().sameFile(stamp.database())) {
      return;
    }
    if (attached == null && stamp.token().equals(hopeless)) {
      return;
    }
    attach(stamp);
  }

  private void attach(DatabaseStamp stamp) {
    detach(null);
    Probe probe = Probe.of(file, stamp.database());
    state = probe.state(mode, file);
    if (state.ready()) {
      attached = new Attached(new Database(file, probe.ours()), probe.table(), stamp.database());
      changes.reopened();
      hopeless = null;
    } else {
      hopeless = state.kind() == Kind.UNREADABLE ? null : stamp.token();
    }
  }

  private void detach(SourceState why) {
    Attached before = attached;
    attached = null;
    state = why;
    hopeless = null;
    if (before != null) {
      before.database().close();
    }
  }

  private synchronized SourceUnavailable failed(Attached on, SQLException failure) {
    if (Diagnosis.passing(failure)) {
      return new SourceUnavailable("The glossary's database is busy. Try again.");
    }
    if (attached == null || on.database() != attached.database()) {
      return new SourceUnavailable("The glossary's database was replaced. Try again.");
    }
    detach(Diagnosis.of(file, failure));
    lookedAt = System.nanoTime();
    if (state.kind() == Kind.DAMAGED) {
      hopeless = tokenOrNull();
    }
    return unavailable();
  }

  private String tokenOrNull() {
    try {
      return DatabaseStamp.of(file).token();
    } catch (IOException vanished) {
      return null;
    }
  }

  private SourceUnavailable unavailable() {
    return new SourceUnavailable(Diagnosis.forAnyone(state.kind()));
  }
}
