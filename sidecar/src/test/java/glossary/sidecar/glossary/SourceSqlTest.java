package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSqlTest {
  private static final String JOINED =
      "SELECT w.nr AS id, w.wort AS term, m.text AS definition, w.sprache AS language,"
          + " m.quelle AS source, w.gebiete AS domain_tags, w.geaendert AS updated_at"
          + " FROM woerter w JOIN meanings m ON m.wort_nr = w.nr -- one each\n;";

  @TempDir Path folder;
  private Path file;
  private HostProcess host;

  @BeforeEach
  void leaveATermBaseWithOtherTables() throws IOException {
    file = folder.resolve("terms.db");
    host = HostProcess.on(file);
    host.does("CREATE TABLE woerter (nr INTEGER PRIMARY KEY, wort, sprache, gebiete, geaendert)");
    host.does("CREATE TABLE meanings (wort_nr INTEGER PRIMARY KEY, text, quelle)");
    host.does(
        "INSERT INTO woerter VALUES (7, 'Ventil', 'de', 'valves, safety', '2025-01-02 03:04:05'),"
            + " (9, 'pump', NULL, '[\"pumps\"]', NULL), (12, NULL, ' ', NULL, NULL)");
    host.does(
        "INSERT INTO meanings VALUES (7, 'Absperrorgan', 'DIN'), (9, '[\"moves liquid\"]', NULL),"
            + " (12, NULL, NULL)");
  }

  @AfterEach
  void end() throws IOException {
    host.close();
  }

  @Test
  void two_joined_tables_are_read_as_entries() {
    try (SqliteSource source = source(JOINED)) {
      assertThat(source.state()).isEqualTo(new SourceState(Kind.READY, "", false));

      Entry valve = source.entry(7).orElseThrow();
      assertThat(valve.term()).isEqualTo("Ventil");
      assertThat(valve.definitions()).contains("\"text\":\"Absperrorgan\"");
      assertThat(valve.language()).isEqualTo("de");
      assertThat(valve.source()).isEqualTo("DIN");
      assertThat(valve.domainTags()).isEqualTo("[\"valves\",\"safety\"]");
      assertThat(valve.updatedAt()).isEqualTo("2025-01-02 03:04:05");
      assertThat(scanned(source)).extracting(Entry::id).containsExactly(7L, 9L, 12L);
      assertThat(source.list(EntryFilter.ALL, 1, 1)).extracting(Entry::id).containsExactly(9L);
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(3);
    }
  }

  @Test
  void nulls_become_what_an_entry_without_them_has() {
    try (SqliteSource source = source(JOINED)) {
      Entry empty = source.entry(12).orElseThrow();

      assertThat(empty.term()).isEmpty();
      assertThat(empty.definitions()).isEqualTo("[]");
      assertThat(empty.language()).isEqualTo("en");
      assertThat(empty.domainTags()).isNull();
      assertThat(source.list(new EntryFilter("en", null, null), 0, 9)).hasSize(2);
      assertThat(source.count(new EntryFilter("de", "DIN", null))).isEqualTo(1);
      assertThat(source.count(new EntryFilter(null, null, "validated"))).isZero();
    }
  }

  @Test
  void a_with_clause_and_several_definitions_in_one_column_are_fine() {
    String sql =
        "WITH w AS (SELECT * FROM woerter WHERE nr < 10) SELECT nr AS ID, wort AS Term, (SELECT"
            + " json_group_array(text) FROM meanings WHERE wort_nr = nr) AS Definitions FROM w";
    try (SqliteSource source = source(sql)) {
      assertThat(source.state().message()).isEmpty();
      assertThat(scanned(source)).extracting(Entry::language).containsExactly("en", "en");
      assertThat(source.entry(7).orElseThrow().definitions()).contains("Absperrorgan");
    }
  }

  @Test
  void a_write_is_refused_with_the_reason() {
    for (DatabaseMode mode : DatabaseMode.values()) {
      try (SqliteSource source = new SqliteSource(file, mode, SourceSql.of(JOINED))) {
        assertThat(source.state().writable()).isFalse();
        assertThatThrownBy(() -> source.write(connection -> null))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(403))
            .hasMessageContaining("SOURCE_SQL");
      }
    }
  }

  @Test
  void text_ids_are_refused_with_advice() throws IOException {
    host.does("CREATE TABLE named (name TEXT PRIMARY KEY, text)");
    host.does("INSERT INTO named VALUES ('1', 'x'), ('pump', 'y')");

    assertFault("SELECT name AS id, name AS term, text AS definition FROM named", "rowid");
    assertFault("SELECT NULL AS id, name AS term, text AS definition FROM named", "(null)");
    assertFault("SELECT 1.5 AS id, name AS term, text AS definition FROM named", "(real)");
    try (SqliteSource source =
        source("SELECT n.rowid AS id, name AS term, text AS definition FROM named n")) {
      assertThat(scanned(source)).extracting(Entry::term).containsExactly("1", "pump");
    }
  }

  @Test
  void a_number_with_a_fraction_between_whole_ids_is_found_by_the_scan() throws IOException {
    host.does("CREATE TABLE loose (k, t)");
    host.does(
        "INSERT INTO loose SELECT value, 't' FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL"
            + " SELECT value + 1 FROM n WHERE value < 2000) SELECT value FROM n)");
    host.does("CREATE INDEX loose_k ON loose (k)");
    host.does("UPDATE loose SET k = 1500.5 WHERE k = 1500");
    try (SqliteSource source = source("SELECT k AS id, t AS term, t AS definition FROM loose")) {
      assertThat(source.state().ready()).isTrue();

      assertThatThrownBy(() -> scanned(source)).hasMessageContaining("SOURCE_SQL");
      assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);
      assertThat(source.state().message()).contains("(real)");
      host.does("DELETE FROM loose WHERE k = 1500.5");
      assertThat(source.state().ready()).isTrue();
      assertThat(scanned(source)).hasSize(1999);
    }
  }

  @Test
  void duplicate_ids_are_found_wherever_they_are() throws IOException {
    host.does("CREATE TABLE many (k INTEGER, t)");
    host.does(
        "INSERT INTO many SELECT value, 't' FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL"
            + " SELECT value + 1 FROM n WHERE value < 1700) SELECT value FROM n)");
    host.does("CREATE INDEX many_k ON many (k)");
    String sql = "SELECT k AS id, t AS term, t AS definition FROM many";
    for (int twice : new int[] {1, 500, 1500, 1700}) {
      host.does("INSERT INTO many VALUES (" + twice + ", 'again')");
      try (SqliteSource source = source(sql)) {
        assertThatThrownBy(() -> scanned(source))
            .as("%d", twice)
            .hasMessageContaining("SOURCE_SQL");
        assertThat(source.state().message()).contains("id " + twice + " more than once");
      }
      host.does("DELETE FROM many WHERE t = 'again'");
    }
    try (SqliteSource source = source(sql)) {
      assertThat(scanned(source)).hasSize(1700);
    }
  }

  @Test
  void a_missing_column_is_named() {
    assertFault("SELECT nr AS id, wort AS term FROM woerter", "definition (or definitions)");
    assertFault("SELECT nr, wort, sprache FROM woerter", "column id, term, definition");
    assertFault(
        "SELECT nr AS id, nr AS Id, wort AS term, '' AS definition FROM woerter", "id twice");
    assertFault("SELECT nr AS id, wort AS term, nothing AS definition FROM woerter", "nothing");
    assertFault("SELECT id, term, definition FROM no_such", "the table no_such");
    assertFault("SELECT nr AS id FROM woerter WHERE frob(nr)", "function frob");
    assertFault("SELECT nr id, wort term, '' definition FROM woerter WHERE", "no correct SQL near");
    assertFault(
        "SELECT nr AS id, wort AS term, text AS definition FROM woerter a JOIN woerter b, meanings",
        "more than one");
  }

  @Test
  void a_table_that_comes_later_is_noticed() throws IOException {
    try (SqliteSource source = source("SELECT id, term, definition FROM later")) {
      assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);

      host.does("CREATE TABLE later (id INTEGER PRIMARY KEY, term, definition)");
      assertThat(source.state().ready()).isTrue();

      host.does("DROP TABLE later");
      assertThatThrownBy(() -> source.count(EntryFilter.ALL)).hasMessageContaining("SOURCE_SQL");
      assertThat(source.state().message()).contains("the table later");
    }
  }

  @Test
  void a_select_that_fails_on_some_row_says_so_without_the_drivers_words() throws IOException {
    host.does("CREATE TABLE json (id INTEGER PRIMARY KEY, j)");
    host.does(
        "INSERT INTO json SELECT value, '{\"t\": 1}' FROM (WITH RECURSIVE n(value) AS (SELECT 1"
            + " UNION ALL SELECT value + 1 FROM n WHERE value < 3000) SELECT value FROM n)");
    host.does("UPDATE json SET j = '{broken' WHERE id = 2500");
    try (SqliteSource source = source("SELECT id, j ->> 't' AS term, '' AS definition FROM json")) {
      assertThatThrownBy(() -> scanned(source))
          .isInstanceOf(SourceUnavailable.class)
          .hasMessageStartingWith("SOURCE_SQL")
          .hasMessageNotContaining("JSON");
      assertThat(source.state().kind()).isEqualTo(Kind.NO_GLOSSARY);
      assertThat(source.state().message()).contains("sqlite3 -readonly").doesNotContain("SQLITE");
    }
  }

  @Test
  void a_select_that_needs_all_its_rows_to_give_one_is_refused() throws IOException {
    String endless =
        "SELECT max(i) AS id, 't' AS term, '' AS definition FROM (WITH RECURSIVE n(i) AS (SELECT 1"
            + " UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)";

    assertFault(endless, "short steps");
  }

  @Test
  void each_row_may_be_slow_as_long_as_it_can_be_had_alone() {
    String slow =
        "SELECT nr AS id, wort AS term, (WITH RECURSIVE n(i) AS (SELECT nr * 0 UNION ALL SELECT i +"
            + " 1 FROM n WHERE i < 20000) SELECT '' || max(i) FROM n) AS definition FROM woerter";
    try (SqliteSource source = source(slow)) {
      assertThat(scanned(source)).hasSize(3).allMatch(e -> e.definitions().contains("20000"));
    }
  }

  @Test
  void another_select_on_the_same_database_is_a_change() {
    try (SqliteSource one = source(JOINED);
        SqliteSource same = source(JOINED);
        SqliteSource other = source(JOINED.replace("m.text", "'x'"))) {
      assertThat(one.changeToken()).isEqualTo(same.changeToken());
      assertThat(one.changeToken()).isNotEqualTo(other.changeToken());
    }
  }

  private void assertFault(String sql, String part) {
    try (SqliteSource source = source(sql)) {
      SourceState state = source.state();
      assertThat(state.kind()).as(state.message()).isEqualTo(Kind.NO_GLOSSARY);
      assertThat(state.message()).startsWith("SOURCE_SQL").contains(part).doesNotContain("SQLITE_");
      assertThatThrownBy(() -> source.list(EntryFilter.ALL, 0, 1))
          .isInstanceOf(SourceUnavailable.class)
          .hasMessageStartingWith("SOURCE_SQL");
    }
  }

  private SqliteSource source(String sql) {
    return new SqliteSource(file, DatabaseMode.AUTO, SourceSql.of(sql));
  }

  private static List<Entry> scanned(SqliteSource source) {
    List<Entry> all = new ArrayList<>();
    source.scan(all::add);
    return all;
  }
}
