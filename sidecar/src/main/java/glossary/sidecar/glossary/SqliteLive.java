package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.LiveDatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;

/** The file of a {@link SqliteSource}. */
final class SqliteLive implements LiveDatabase {
  private static final int PAGES_PER_STEP = 1024;
  private static final long USUAL_BYTES_PER_SECOND = 200L << 20;

  private final Path file;
  private final DatabaseMode mode;
  private final Attachment attachment;
  private volatile long bytesPerSecond = USUAL_BYTES_PER_SECOND;

  SqliteLive(Path file, DatabaseMode mode, Attachment attachment) {
    this.file = file;
    this.mode = mode;
    this.attachment = attachment;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public LiveFigures figures() throws LiveDatabaseException {
    checkOpenable();
    try {
      return LockWait.around(this::read);
    } catch (SQLException failed) {
      throw LiveFailure.of(file, failed);
    }
  }

  @Override
  public String changeToken() throws LiveDatabaseException {
    LockWait wait = new LockWait();
    while (true) {
      try {
        return attachment.state().ready()
            ? attachment.changeToken()
            : DatabaseStamp.of(file).token();
      } catch (IOException vanished) {
        throw LiveFailure.missing(file, vanished);
      } catch (SourceUnavailable busy) {
        if (wait.isOver()) {
          throw LiveFailure.busy(file, busy);
        }
        wait.pause();
      }
    }
  }

  @Override
  public void snapshotTo(Path target, DoubleConsumer progress) throws LiveDatabaseException {
    LiveFigures figures = figures();
    long start = System.nanoTime();
    FileGrowth growth = FileGrowth.watch(target, figures.sizeBytes(), progress);
    try (Connection copy = Connections.scratch(target)) {
      if (!DatabaseCopy.inOneStep(file, copy)) {
        throw LiveFailure.ofSnapshot(file, target, figures.sizeBytes());
      }
      toRollbackJournal(copy);
    } catch (SQLException failed) {
      throw LiveFailure.ofTarget(target, figures.sizeBytes(), failed);
    } finally {
      growth.close();
    }
    long nanos = Math.max(1_000_000, System.nanoTime() - start);
    bytesPerSecond = Math.max(1 << 20, (long) (figures.sizeBytes() * 1e9 / nanos));
  }

  @Override
  public void restoreFrom(Path source, DoubleConsumer progress) throws LiveDatabaseException {
    checkWritable();
    checkOpenable();
    long bytes = Math.max(sizeOf(source), sizeOf(file));
    try (Connection live = LockWait.around(this::open)) {
      if (!DatabaseCopy.inSteps(source, live, PAGES_PER_STEP, progress)) {
        throw LiveFailure.ofRestore(file, live, bytes);
      }
      shortenLog(live);
    } catch (SQLException failed) {
      throw LiveFailure.of(file, failed);
    }
  }

  @Override
  public Optional<Path> replaceWith(Path source) throws LiveDatabaseException {
    if (mode == DatabaseMode.READ_ONLY) {
      throw LiveFailure.forbidden();
    }
    OptionalLong holder = OpenElsewhere.process(file);
    if (holder.isPresent()) {
      throw LiveFailure.heldBy(file, holder.getAsLong());
    }
    try {
      return new Swap(file, Clock.systemUTC()).put(source);
    } catch (IOException failed) {
      throw LiveFailure.notSwapped(file, failed);
    }
  }

  @Override
  public void checkWritable() throws LiveDatabaseException {
    if (mode == DatabaseMode.READ_ONLY) {
      throw LiveFailure.forbidden();
    }
    if (Files.exists(file) && !Files.isWritable(file) || !Files.isWritable(file.getParent())) {
      throw LiveFailure.noPermission(file, null);
    }
  }

  private LiveFigures read() throws SQLException {
    try (Connection connection = Connections.readOnly(file, Duration.ZERO)) {
      long size = number(connection, "PRAGMA page_size");
      long bytes = size * number(connection, "PRAGMA page_count");
      long millis = Math.max(1, bytes * 1000 / bytesPerSecond);
      return new LiveFigures(bytes, (int) size, isWal(connection), Duration.ofMillis(millis));
    }
  }

  /** Reads it once, which plays a journal that was left behind. */
  private Connection open() throws SQLException {
    Connection live = Connections.writer(file, Duration.ZERO, false);
    boolean read = false;
    try {
      number(live, "SELECT count(*) FROM sqlite_schema");
      read = true;
      return live;
    } finally {
      if (!read) {
        ReadPool.closeQuietly(live);
      }
    }
  }

  /** What keeps the sidecar from reading it keeps backups from it too. */
  private void checkOpenable() throws LiveDatabaseException {
    SourceState state = attachment.state();
    switch (state.kind()) {
      case AWAITED -> throw new LiveDatabaseException(Kind.MISSING, state.message(), null);
      case UNREADABLE -> throw new LiveDatabaseException(Kind.OTHER, state.message(), null);
      default -> {
        // a damaged one may still be copied, one without the usual tables certainly
      }
    }
  }

  /** Else whoever opens the copy makes a log beside it, and a reader that may not write fails. */
  private static void toRollbackJournal(Connection copy) throws SQLException {
    try (Statement statement = copy.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
    }
  }

  /** Or the server's next commit would have to do it. Blocks nobody. */
  private static void shortenLog(Connection live) {
    try (Statement statement = live.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException left) {
      // it is done by the next one who can
    }
  }

  private static boolean isWal(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
      return "wal".equalsIgnoreCase(row.getString(1));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static long sizeOf(Path source) throws LiveDatabaseException {
    try {
      return Files.size(source);
    } catch (IOException gone) {
      throw new LiveDatabaseException(Kind.OTHER, source + " has vanished. Try again.", gone);
    }
  }
}
