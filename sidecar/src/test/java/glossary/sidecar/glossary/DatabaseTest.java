package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  @TempDir Path folder;
  Path file;
  Database database;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("glossary.db");
    EmbeddedGlossary.createEmptyIfAbsent(file);
    database = new Database(file, true);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    assertThat(OpenFiles.of(file)).isZero();
  }

  @Test
  void a_query_without_end_is_interrupted_and_its_connection_is_good_for_the_next() {
    assertThatThrownBy(() -> database.read((connection, limit) -> number(connection, ENDLESS)))
        .isInstanceOfSatisfying(
            SQLException.class, failed -> assertThat(Keyset.interrupted(failed)).isTrue());

    assertThat(readNumber("SELECT 42")).isEqualTo(42);
  }

  @Test
  void a_read_cannot_write() {
    assertThatThrownBy(
            () -> readNumber("INSERT INTO glossary_fts_replaced VALUES (1) RETURNING id"))
        .hasMessageContaining("readonly");
  }

  @Test
  void a_fifth_reader_waits_and_is_then_refused() throws Exception {
    CountDownLatch reading = new CountDownLatch(4);
    CountDownLatch release = new CountDownLatch(1);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread reader = new Thread(() -> holdAReader(reading, release), "reader");
      reader.start();
      readers.add(reader);
    }
    reading.await();
    try {
      assertThatThrownBy(() -> readNumber("SELECT 1")).isInstanceOf(SourceUnavailable.class);
    } finally {
      release.countDown();
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(readNumber("SELECT 1")).isEqualTo(1);
  }

  @Test
  void a_failed_write_leaves_nothing_behind() throws SQLException {
    assertThatThrownBy(
            () ->
                database.write(
                    connection -> {
                      insert(connection);
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    assertThat(readNumber("SELECT count(*) FROM glossary_fts_replaced")).isZero();

    database.write(DatabaseTest::insert);
    assertThat(readNumber("SELECT count(*) FROM glossary_fts_replaced")).isEqualTo(1);
  }

  @Test
  void a_write_that_is_done_or_undone_holds_no_lock() throws SQLException {
    assertThatThrownBy(() -> database.write(DatabaseTest::insertAndFail)).hasMessage("no");
    beginAndEndAtOnce();

    database.write(DatabaseTest::insert);
    beginAndEndAtOnce();
  }

  @Test
  void a_write_that_another_kept_from_beginning_can_be_done_later() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> database.write(DatabaseTest::insert))
          .isInstanceOf(SQLException.class);
      statement.execute("COMMIT");
    }

    database.write(DatabaseTest::insert);
    assertThat(readNumber("SELECT count(*) FROM glossary_fts_replaced")).isEqualTo(1);
  }

  /** As another process that does not wait. */
  private void beginAndEndAtOnce() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("COMMIT");
    }
  }

  @Test
  void a_write_after_the_end_opens_nothing() {
    database.close();

    assertThatThrownBy(() -> database.write(DatabaseTest::insert)).hasMessage("closed");
  }

  @Test
  void a_write_moves_the_data_version() throws SQLException {
    long before = database.dataVersion();

    database.write(DatabaseTest::insert);

    assertThat(database.dataVersion()).isNotEqualTo(before);
  }

  @Test
  void a_writer_minds_foreign_keys_and_writes_ahead() throws SQLException {
    assertThat(database.<Long>write(c -> number(c, "PRAGMA foreign_keys"))).isEqualTo(1);
    assertThat(database.<Long>write(c -> number(c, "PRAGMA synchronous"))).isEqualTo(1);
    assertThat(database.<String>write(c -> text(c, "PRAGMA journal_mode"))).isEqualTo("wal");
  }

  @Test
  void neither_reads_nor_writes_create_a_file() {
    Path missing = folder.resolve("missing.db");
    try (Database none = new Database(missing, false)) {
      assertThatThrownBy(() -> none.read((c, limit) -> 1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> none.write(c -> 1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(none::dataVersion).isInstanceOf(SQLException.class);
    }
    assertThat(missing).doesNotExist();
  }

  private void holdAReader(CountDownLatch reading, CountDownLatch release) {
    try {
      database.read(
          (connection, limit) -> {
            reading.countDown();
            awaitQuietly(release);
            return 0;
          });
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long readNumber(String sql) {
    try {
      return database.read((connection, limit) -> number(connection, sql));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  private static int insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("INSERT INTO glossary_fts_replaced VALUES (1)");
    }
  }

  private static int insertAndFail(Connection connection) throws SQLException {
    throw new IllegalStateException(insert(connection) == 1 ? "no" : "nothing inserted");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
