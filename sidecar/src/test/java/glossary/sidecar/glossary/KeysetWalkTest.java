package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetWalkTest {
  /** Each row costs part of a millisecond, and all together more than one read may take. */
  private static final String SLOW_VIEW =
      "CREATE VIEW glossary_entries AS SELECT id, 't' AS term, '[]' AS definitions, (WITH"
          + " RECURSIVE n(i) AS (SELECT base.id * 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
          + " SELECT '' || max(i) FROM n) AS language FROM base";

  @TempDir Path folder;

  @Test
  void a_read_that_takes_too_long_for_its_rows_gives_those_it_has() throws IOException {
    Path file = folder.resolve("slow.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE base (id INTEGER PRIMARY KEY)");
      host.does(
          "INSERT INTO base WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i FROM n");
      host.does(SLOW_VIEW);
    }
    List<Long> ids = new ArrayList<>();
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      source.scan(entry -> ids.add(entry.id()));
      assertThat(source.count(new EntryFilter("2000", null, null))).isEqualTo(400);
    }
    assertThat(ids).hasSize(400).isSorted();
  }

  @Test
  void a_read_that_cannot_be_made_short_is_refused() throws IOException {
    Path file = folder.resolve("endless.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions)");
      host.does("INSERT INTO glossary_entries VALUES (1, 'a', '[]')");
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(source.state().ready()).isTrue();
      Keyset<Hop> endless =
          new Keyset<>(
              "SELECT id, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                  + " SELECT count(*) FROM n) FROM glossary_entries",
              "",
              List.of(),
              Hop::read);
      try (Attachment attachment = new Attachment(file, DatabaseMode.AUTO)) {
        assertThatThrownBy(() -> new KeysetWalk(attachment).walk(t -> endless, rows -> true))
            .isInstanceOf(SourceUnavailable.class)
            .hasMessageContaining("short steps");
      }
    }
  }

  @Test
  void the_size_of_a_batch_grows_with_quick_reads_and_falls_with_slow_ones() {
    BatchSize size = new BatchSize();
    assertThat(size.rows()).isEqualTo(500);
    for (int i = 0; i < 10; i++) {
      size.enough();
    }
    assertThat(size.rows()).isEqualTo(10_000);
    assertThat(size.cutAfter(37)).isTrue();
    assertThat(size.rows()).isEqualTo(37);
    assertThat(size.cutAfter(0)).isTrue();
    assertThat(size.rows()).isEqualTo(3);
    assertThat(size.cutAfter(0)).isTrue();
    assertThat(size.rows()).isEqualTo(1);
    assertThat(size.cutAfter(0)).isFalse();
  }
}
