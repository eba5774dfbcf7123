package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.DatabaseMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSourceReadTest {
  private static final EntryFilter GERMAN = new EntryFilter("de", null, null);

  @TempDir Path folder;

  @Test
  void pages_join_to_the_whole_without_gap_or_overlap() throws IOException {
    try (SqliteSource source = sourceOf(3000)) {
      List<Long> paged = new ArrayList<>();
      for (int skip = 0; skip < 1600; skip += 70) {
        source.list(GERMAN, skip, 70).forEach(entry -> paged.add(entry.id()));
      }
      assertThat(paged).hasSize(1500).isSorted().doesNotHaveDuplicates();
      assertThat(paged).allMatch(id -> id % 2 == 0);
      assertThat(source.list(EntryFilter.ALL, 2999, 10)).hasSize(1);
      assertThat(source.list(EntryFilter.ALL, Integer.MAX_VALUE, 10)).isEmpty();
    }
  }

  @Test
  void a_filter_takes_what_fulfils_all_of_it() throws IOException {
    try (SqliteSource source = sourceOf(10)) {
      assertThat(source.count(new EntryFilter("de", "internal", "pending"))).isEqualTo(5);
      assertThat(source.count(new EntryFilter("de", "DIN", "pending"))).isZero();
      assertThat(source.list(new EntryFilter("de' OR 1=1 --", null, null), 0, 10)).isEmpty();
      assertThat(source.list(new EntryFilter(null, null, "validated"), 0, 10)).isEmpty();
    }
  }

  @Test
  void an_entry_is_read_whole_and_a_missing_one_is_empty() throws IOException {
    try (SqliteSource source = sourceOf(2)) {
      Entry entry = source.entry(2).orElseThrow();
      assertThat(entry.term()).isEqualTo("term 1");
      assertThat(entry.language()).isEqualTo("de");
      assertThat(entry.domainTags()).isEqualTo("[\"valves\"]");
      assertThat(entry.creationDate()).isEqualTo("2025-10-19 14:30:00.000000");
      assertThat(entry.sourceDocument()).isNull();
      assertThat(source.entry(3)).isEmpty();
      assertThat(source.entry(Long.MIN_VALUE)).isEmpty();
    }
  }

  @Test
  void a_table_of_three_columns_and_odd_types_is_a_glossary() throws IOException {
    Path file = folder.resolve("odd.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE Glossary_Entries (ID INTEGER PRIMARY KEY, Term, Definitions)");
      host.does("INSERT INTO glossary_entries VALUES (-9223372036854775808, NULL, NULL)");
      host.does("INSERT INTO glossary_entries VALUES (-5, x'c3a4ff', x'00')");
      host.does("INSERT INTO glossary_entries VALUES (0, 4.5, 17)");
      host.does("INSERT INTO glossary_entries VALUES (9223372036854775807, 'x', '[{}]')");
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      List<Entry> all = source.list(EntryFilter.ALL, 0, 10);

      assertThat(all).extracting(Entry::term).containsExactly("", "ä\ufffd", "4.5", "x");
      assertThat(all.get(0).definitions()).isEqualTo("[]");
      assertThat(all.get(3).definitions()).isEqualTo("[{}]");
      assertThat(all).extracting(Entry::language).containsOnly("");
      assertThat(all).extracting(Entry::updatedAt).containsOnlyNulls();
      assertThat(source.count(GERMAN)).isZero();
      assertThat(source.list(GERMAN, 0, 10)).isEmpty();
      List<Entry> scanned = new ArrayList<>();
      source.scan(scanned::add);
      assertThat(scanned).isEqualTo(all);
    }
  }

  @Test
  void newer_entries_are_those_of_a_higher_id_or_updated_later() throws IOException {
    Path file = folder.resolve("newer.db");
    HostProcess.leaves(file, 1_200);
    Newest seen = new Newest(1_199, "2025-10-19 14:30:00.000000");
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO);
        HostProcess host = HostProcess.on(file)) {
      host.does("DROP TABLE glossary_fts");
      host.does("DROP TRIGGER glossary_fts_update");
      host.does("UPDATE glossary_entries SET updated_at = '2025-11-01 08:00:00' WHERE id = 7");
      host.does("UPDATE glossary_entries SET updated_at = '2025-01-01 08:00:00' WHERE id = 8");

      assertThat(newer(source, seen, 10)).containsExactly(7L, 1_200L);
      assertThat(newer(source, seen, 1)).containsExactly(7L);
      assertThat(newer(source, new Newest(1_200, "2026-01-01"), 10)).isEmpty();
    }
  }

  @Test
  void a_table_without_updated_at_has_newer_entries_by_their_id_only() throws IOException {
    Path file = folder.resolve("undated.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions)");
      host.does("INSERT INTO glossary_entries VALUES (1, 'a', ''), (2, 'b', '')");
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(newer(source, new Newest(1, ""), 10)).containsExactly(2L);
    }
  }

  private static List<Long> newer(SqliteSource source, Newest than, int most) {
    List<Long> ids = new ArrayList<>();
    source.scanNewer(than, most, entry -> ids.add(entry.id()));
    return ids;
  }

  @Test
  void ids_that_are_no_numbers_are_left_out_and_end_every_walk() throws IOException {
    Path file = folder.resolve("text-ids.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE glossary_entries (id, term, definitions)");
      host.does(
          "INSERT INTO glossary_entries VALUES ('a', 'a', ''), (2, 'b', ''), (NULL, 'c', '')");
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(source.list(EntryFilter.ALL, 0, 10)).extracting(Entry::term).containsExactly("b");
    }
  }

  @Test
  void an_enormous_definition_is_cut_and_stays_valid_json() throws IOException {
    Path file = folder.resolve("huge.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions)");
      host.does(
          "INSERT INTO glossary_entries SELECT key, 't', json_array(json_object('text',"
              + " hex(zeroblob(3000000)))) FROM json_each('[1,2,3]')");
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      List<Entry> all = source.list(EntryFilter.ALL, 0, 10);
      assertThat(all).hasSize(3);
      assertThat(all.get(0).definitions())
          .startsWith("[{\"text\":\"[{")
          .endsWith("}]")
          .hasSizeBetween(1 << 20, (1 << 20) + 200);
    }
  }

  @Test
  void each_entry_arrives_while_no_read_is_open() throws IOException {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 600);
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO);
        HostProcess host = HostProcess.on(file)) {
      List<String> answers = new ArrayList<>();
      source.scan(
          entry -> {
            if (entry.id() == 100) {
              answers.add(commitWithoutPatience(host));
            }
          });
      assertThat(answers).containsExactly("ok");
    }
  }

  private static String commitWithoutPatience(HostProcess host) {
    try {
      host.answers("PRAGMA busy_timeout = 0");
      return host.answers("UPDATE document_types SET code = code").replace("ok", "")
          + host.answers("CREATE TABLE extra (x)");
    } catch (IOException failed) {
      return failed.toString();
    }
  }

  private SqliteSource sourceOf(int rows) throws IOException {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, rows);
    return new SqliteSource(file, DatabaseMode.AUTO);
  }
}
