package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.DatabaseMode;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentWritesTest {
  private static final String UPDATE =
      "UPDATE glossary_entries SET validation_status = CASE validation_status WHEN 'pending' THEN"
          + " 'validated' ELSE 'pending' END WHERE id % 3 = ";

  @TempDir Path folder;

  @Test
  void of_many_who_create_the_same_entry_one_succeeds() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder)) {
      String body =
          "{\"term\": \"zyx\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}";

      Map<Integer, Integer> statuses =
          together(8, () -> sidecar.write("POST", "/api/glossary", body).statusCode());

      assertThat(statuses).isEqualTo(Map.of(201, 1, 409, 7));
      assertThat(sidecar.json("/api/search/fulltext?q=zyx").get("total_results").asInt()).isOne();
    }
    OwnIndex.assertInStep(folder.resolve("data/sidecar/glossary.db"));
  }

  @Test
  void of_many_who_delete_an_entry_one_succeeds() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder)) {
      Map<Integer, Integer> statuses =
          together(6, () -> sidecar.write("DELETE", "/api/glossary/5", "").statusCode());

      assertThat(statuses).isEqualTo(Map.of(204, 1, 404, 5));
    }
    OwnIndex.assertInStep(folder.resolve("data/sidecar/glossary.db"));
  }

  @Test
  void a_host_that_writes_at_the_same_time_loses_nothing_and_neither_do_we() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 10);
    try (TestSidecar sidecar =
            TestSidecar.ready(
                folder, "DATABASE_URL=sqlite:///host.db", "DATABASE_MODE=read-write");
        HostProcess host = HostProcess.on(file)) {
      host.say("commits 60");
      int made = 0;
      for (int i = 0; i < 60; i++) {
        made += create(sidecar, i) ? 1 : 0;
      }

      assertThat(host.answer()).startsWith("longest ");
      assertThat(made).isPositive();
      assertThat(sidecar.json("/api/glossary/count").get("total").asInt()).isEqualTo(70 + made);
      assertThat(host.answers("PRAGMA integrity_check")).doesNotContain("malformed");
    }
  }

  @Test
  void lists_counts_and_exports_hold_only_what_the_filter_takes_while_the_host_changes_it()
      throws Exception {
    Path file = folder.resolve("host.db");
    int rows = 6000;
    HostProcess.leaves(file, rows);
    EntryFilter pending = new EntryFilter(null, null, "pending");
    try (HostProcess host = HostProcess.on(file);
        SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      host.does("DROP TRIGGER glossary_fts_update");
      for (int round = 0; round < 12; round++) {
        host.say(UPDATE + round % 2);
        List<Entry> page = source.list(pending, 100, 500);
        assertThat(page).extracting(Entry::validationStatus).containsOnly("pending");
        assertThat(page).extracting(Entry::id).isSorted().doesNotHaveDuplicates();
        assertThat(page).hasSize(500);
        assertThat(source.count(EntryFilter.ALL)).isEqualTo(rows);
        assertThat(exported(source, pending))
            .allMatch(entry -> entry.get("validation_status").asText().equals("pending"));
        assertThat(exported(source, EntryFilter.ALL)).hasSize(rows);
        assertThat(host.answer()).isEqualTo("ok");
      }
    }
  }

  private static boolean create(TestSidecar sidecar, int number) throws IOException {
    int status =
        sidecar
            .write(
                "POST",
                "/api/glossary",
                "{\"term\": \"ours "
                    + number
                    + "\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}")
            .statusCode();
    assertThat(status).isIn(201, 503);
    return status == 201;
  }

  private static List<JsonNode> exported(SqliteSource source, EntryFilter filter)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportFormat.JSON.write(source.entries(filter), bytes);
    List<JsonNode> entries = new ArrayList<>();
    TestSidecar.parse(bytes.toString(StandardCharsets.UTF_8)).forEach(entries::add);
    assertThat(entries).extracting(entry -> entry.get("id").asLong()).isSorted();
    return entries;
  }

  /** How often each outcome came. */
  private static <T> Map<T, Integer> together(int callers, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    Map<T, Integer> outcomes = new TreeMap<>();
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        calls.add(call);
      }
      for (Future<T> outcome : threads.invokeAll(calls)) {
        outcomes.merge(outcome.get(), 1, Integer::sum);
      }
    } finally {
      threads.shutdownNow();
    }
    return outcomes;
  }
}
