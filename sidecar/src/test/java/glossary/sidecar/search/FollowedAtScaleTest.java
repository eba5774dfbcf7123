package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What another process does to a large database is found. {@code -Dglossary.test.entries=100000}
 * makes it larger.
 */
class FollowedAtScaleTest {
  private static final int ENTRIES = Integer.getInteger("glossary.test.entries", 20_000);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final String COLUMNS =
      "(term, definitions, language, source, creation_date, updated_at, validation_status,"
          + " sync_status)";

  @TempDir Path folder;
  private final List<String> latencies = new ArrayList<>();
  private HostProcess host;
  private GlossarySource source;
  private ShadowIndex index;
  private IndexFollower follower;

  @BeforeEach
  void build() throws IOException {
    Path file = folder.resolve("host.db");
    host = HostProcess.on(file);
    host.does("schema");
    repairItsIndex();
    host.does("rows " + ENTRIES);
    source = JudgedGlossary.open(file);
    index = ShadowIndex.open(folder.resolve("index"));
    follower = new IndexFollower(index, source, POLL, Clock.systemUTC());
    follower.start();
    measured("all", () -> follower.state().kind() == IndexState.Kind.READY);
    assertThat(index.entries()).isEqualTo(ENTRIES);
  }

  /** The faulty one forbids its host every UPDATE and DELETE. */
  private void repairItsIndex() throws IOException {
    host.does("DROP TABLE glossary_fts");
    host.does(
        "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, definition_text, language UNINDEXED,"
            + " domain_tags UNINDEXED, source UNINDEXED)");
  }

  @AfterEach
  void close() throws IOException {
    follower.close();
    index.close();
    source.close();
    host.close();
  }

  @Test
  void each_change_of_another_process_is_found() throws IOException {
    int middle = ENTRIES / 2;
    changed(
        "INSERT",
        "INSERT INTO glossary_entries "
            + COLUMNS
            + " VALUES ('qxvalve', '[{\"text\": \"qxfirst\"}]', 'en', 'internal', '', '',"
            + " 'pending', 'synced')",
        () -> found("qxvalve") == 1 && found("qxfirst") == 1);
    changed(
        "UPDATE",
        "UPDATE glossary_entries SET definitions = '[{\"text\": \"qxsecond\"}]', updated_at ="
            + " '2025-11-20 08:00:00.000000' WHERE term = 'qxvalve'",
        () -> found("qxsecond") == 1 && found("qxfirst") == 0);
    changed(
        "UPDATE leaving updated_at",
        "UPDATE glossary_entries SET term = 'qxmiddle' WHERE id = " + middle,
        () -> found("qxmiddle") == 1);
    changed(
        "UPDATE of 1000",
        "UPDATE glossary_entries SET term = 'qxmany ' || id WHERE id BETWEEN "
            + (ENTRIES - 999)
            + " AND "
            + ENTRIES,
        () -> found("qxmany") == 1_000);
    changed(
        "DELETE",
        "DELETE FROM glossary_entries WHERE id = " + middle,
        () -> found("qxmiddle") == 0);
    changed(
        "DELETE of 1000",
        "DELETE FROM glossary_entries WHERE term LIKE 'qxmany%'",
        () -> found("qxmany") == 0);
    System.out.printf("Of %d entries, found after: %s%n", ENTRIES, String.join(", ", latencies));

    assertThat(found("\"term 7\"")).isEqualTo(1);
    assertThat(index.entries()).isEqualTo(ENTRIES - 1_000);
  }

  /** Returns when searches show it; the time counts from the commit. */
  private void changed(String what, String sql, BooleanSupplier shown) throws IOException {
    assertThat(shown.getAsBoolean()).as("%s before it is done", what).isFalse();
    host.does(sql);
    measured(what, shown);
  }

  private void measured(String what, BooleanSupplier shown) {
    long started = System.nanoTime();
    while (!shown.getAsBoolean()) {
      assertThat(System.nanoTime() - started).as(what).isLessThan(LONGEST_WAIT.toNanos());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    latencies.add(what + " " + (System.nanoTime() - started) / 1_000_000 + " ms");
  }

  private long found(String query) {
    return new GlossarySearch(index)
        .search(
            new SearchRequest(
                QueryParser.parse(query), null, null, null, 1, 0, Duration.ofSeconds(10), 200))
        .total();
  }
}
