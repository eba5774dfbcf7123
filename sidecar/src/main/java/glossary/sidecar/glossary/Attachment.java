package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps hold of the database that bears a name: opens it when it can be, and opens the next one
 * when the name comes to mean another file. Thread-safe.
 */
final class Attachment implements AutoCloseable {
  /** How long a read may rely on the last look at the file. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long SLOW_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** A short read of the attached table. */
  @FunctionalInterface
  interface Read<T> {
    T on(EntryTable table, Connection connection, ReadLimit limit) throws SQLException;
  }

  /** Work on the attached table in one transaction. */
  @FunctionalInterface
  interface Write<T> {
    T on(EntryTable table, Connection connection) throws SQLException;
  }

  /**
   * @param stamp of the file when it was opened
   * @param ours whether the sidecar created it
   */
  private record Attached(Database database, EntryTable table, FileStamp stamp, boolean ours) {}

  private final Path file;
  private final DatabaseMode mode;
  private final SourceSql sql;
  private final WalGuard guard;
  private final Changes changes = new Changes();

  private volatile Attached attached;
  private volatile long lookedAt;
  private SourceState state;

  /** What a damaged or empty file looked like; it is not tried again before it changes. */
  private String hopeless;

  private long hopelessSince;

  private boolean closed;

  Attachment(Path file, DatabaseMode mode) {
    this(file, mode, null);
  }

  /**
   * @param sql what gives the entries, or null for the usual table
   */
  Attachment(Path file, DatabaseMode mode, SourceSql sql) {
    this(mode, sql, file, new WalGuard(file, FileSystemType::of));
  }

  Attachment(DatabaseMode mode, SourceSql sql, Path file, WalGuard guard) {
    this.file = file;
    this.guard = guard;
    this.mode = mode;
    this.sql = sql;
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
   * A short read of a table beside the entries. If it fails the entries may be well all the same,
   * so nothing is given up.
   *
   * @throws SourceUnavailable if there is nothing to read, or it cannot be read now
   */
  <T> T readBeside(Read<T> read) {
    Attached now = current();
    try {
      return now.database().read((connection, limit) -> read.on(now.table(), connection, limit));
    } catch (SQLException failed) {
      throw sql == null
          ? failed(now, failed)
          : new SourceUnavailable("This is not there for a glossary that SOURCE_SQL gives.");
    }
  }

  /**
   * Looks at the file afresh, so that nothing is written to one that has lost its name.
   *
   * @throws SourceUnavailable if there is nothing to write to
   * @throws Problem 403 if the database is not to be written to
   */
  <T> T write(Write<T> write) throws SQLException {
    if (sql != null) {
      throw new Problem(
          403,
          "The glossary is read through SOURCE_SQL, a SELECT over the tables of another"
              + " application. Change it there.");
    }
    Attached now = forWriting();
    return now.database().write(connection -> write.on(now.table(), connection));
  }

  Inspection inspect() {
    Attached now = current();
    try {
      return Inspection.open(file, now.ours(), sql == null ? Set.of(EntryTable.NAME) : sql.names());
    } catch (SQLException failed) {
      throw failed(now, failed);
    }
  }

  /**
   * Reads its state from the file system and from the database.
   *
   * @throws SourceUnavailable if there is nothing to read, or it cannot be read now
   */
  DatabaseFacts facts() {
    String mode = read((table, connection, limit) -> DatabaseFacts.journalMode(connection));
    Attached now = current();
    try {
      return DatabaseFacts.of(DatabaseStamp.of(file), mode, now.database().connections());
    } catch (IOException vanished) {
      throw new SourceUnavailable("The glossary's database is being replaced. Try again.");
    }
  }

  synchronized String changeToken() {
    if (!state().ready()) {
      throw unavailable();
    }
    try {
      String token = changes.token(DatabaseStamp.of(file), attached.database().dataVersion());
      return sql == null ? token : token + "/" + sql.token();
    } catch (SQLException failed) {
      throw failed(attached, failed);
    } catch (IOException vanished) {
      throw new SourceUnavailable("The glossary's database is being replaced. Try again.");
    }
  }

  /** Notes that not even one row can be read in time; what to throw then. */
  synchronized SourceUnavailable tooSlow() {
    if (sql != null && attached != null) {
      giveUp(new SourceState(Kind.NO_GLOSSARY, SourceSqlFault.TOO_SLOW, false));
      return unavailable();
    }
    return new SourceUnavailable(
        "The glossary cannot be read in short steps now: its database is too slow, or its table has"
            + " no primary key.");
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

  private synchronized Attached forWriting() {
    state();
    if (attached == null) {
      throw unavailable();
    }
    if (!state.writable()) {
      throw WriteFailure.notAllowed(file);
    }
    return attached;
  }

  private void look(DatabaseStamp stamp) {
    if (attached != null
        && attached.stamp().sameFile(stamp.database())
        && !guard.mustLetGo(stamp)) {
      return;
    }
    if (attached == null && stamp.token().equals(hopeless) && !worthATry()) {
      return;
    }
    attach(stamp);
  }

  /** A SELECT that was too slow may be quicker on an idle machine. */
  private boolean worthATry() {
    return sql != null && System.nanoTime() - hopelessSince > SLOW_AGAIN_NANOS;
  }

  private void attach(DatabaseStamp stamp) {
    boolean open = attached != null;
    detach(null);
    SourceState refusal = guard.refusal(stamp, open);
    Probe probe =
        refusal == null ? Probe.of(file, stamp.database(), sql) : new Probe(refusal, false, null);
    state = probe.state(mode, file);
    if (state.ready()) {
      attached =
          new Attached(
              new Database(file, probe.ours()), probe.table(), stamp.database(), probe.ours());
      changes.reopened();
      guard.opened();
      hopeless = null;
    } else {
      hopeless = state.kind() == Kind.UNREADABLE ? null : stamp.token();
      hopelessSince = System.nanoTime();
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
    giveUp(Diagnosis.of(file, failure, sql));
    return unavailable();
  }

  private void giveUp(SourceState why) {
    detach(why);
    lookedAt = System.nanoTime();
    if (why.kind() == Kind.DAMAGED || why.kind() == Kind.NO_GLOSSARY) {
      hopeless = tokenOrNull();
      hopelessSince = lookedAt;
    }
  }

  private String tokenOrNull() {
    try {
      return DatabaseStamp.of(file).token();
    } catch (IOException vanished) {
      return null;
    }
  }

  private SourceUnavailable unavailable() {
    return new SourceUnavailable(
        sql != null && state.kind() == Kind.NO_GLOSSARY
            ? "SOURCE_SQL does not give a glossary of this database; GET /api/index tells why."
            : Diagnosis.forAnyone(state.kind()));
  }
}
