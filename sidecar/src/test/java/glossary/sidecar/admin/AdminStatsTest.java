package glossary.sidecar.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminStatsTest {
  private static final String STATS = "/api/admin/stats";

  @TempDir Path folder;

  @Test
  void counts_and_activity_are_complete_and_open_to_anyone() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 5);
    host.does(
            """
            INSERT INTO glossary_entries (id, term, definitions, language, source, creation_date,
              updated_at, validation_status, sync_status) VALUES
              (10, 'new', '[]', 'de', 'DIN', strftime('%Y-%m-%d %H:%M:%S.000000'), '', 'validated',
               'synced')""")
        .does(
            """
            INSERT INTO uploaded_documents VALUES
              (1, 'a', 'a', 1, 't', NULL, NULL, NULL, 's', '2025-01-02 03:04:05', NULL, NULL, NULL),
              (2, 'b', 'b', 1, 't', NULL, NULL, NULL, 's', '2025-01-02 03:04:05.5', NULL, NULL,
               NULL),
              (3, 'c', 'c', 1, 't', NULL, NULL, NULL, 's', 'zzzz-never-ever', NULL, NULL, NULL)""");
    Path uploads = Files.createDirectories(folder.resolve("data/uploads"));
    Path one = Files.writeString(uploads.resolve("one.txt"), "1");
    Files.createSymbolicLink(uploads.resolve("link.txt"), one);
    Files.createDirectories(uploads.resolve("folder"));
    String before = host.sha256();

    try (TestSidecar sidecar =
        TestSidecar.ready(folder, host.url(), "READER_TOKEN=a-reader-token-of-32-characters--")) {
      JsonNode stats = sidecar.json(STATS);

      String today = stats.get("recent_activity").get("last_entry_created").asText();
      assertThat(today).endsWith("Z");
      assertThat(stats)
          .isEqualTo(
              TestSidecar.parse(
                  """
                  {"total_glossary_entries": 6, "total_documents": 3, "files_on_disk": 1,
                   "entries_by_language": {"de": 3, "en": 3},
                   "entries_by_source": {"DIN": 1, "internal": 5},
                   "entries_by_validation_status": {"pending": 5, "validated": 1},
                   "recent_activity": {"last_entry_created": "%s",
                     "last_document_uploaded": "2025-01-02T03:04:05.5Z",
                     "entries_created_today": 1, "documents_uploaded_today": 0}}"""
                      .formatted(today)));
    }
    assertThat(host.sha256()).isEqualTo(before);
  }

  @Test
  void what_others_write_and_upload_is_counted_at_the_next_question() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 2);
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(sidecar.json(STATS).get("total_glossary_entries").asInt()).isEqualTo(2);
      assertThat(sidecar.json(STATS).get("files_on_disk").asInt()).isZero();

      host.terms(3, 1_500);
      Files.writeString(Files.createDirectories(folder.resolve("data/uploads")).resolve("x"), "x");

      assertThat(sidecar.json(STATS).get("total_glossary_entries").asInt()).isEqualTo(1_500);
      assertThat(sidecar.json(STATS).get("files_on_disk").asInt()).isEqualTo(1);
    }
  }

  @Test
  void missing_tables_and_columns_give_zeros() throws Exception {
    ForeignDatabase host =
        ForeignDatabase.empty(folder)
            .does(
                "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions, source)")
            .does("INSERT INTO glossary_entries VALUES (1, 'a', '[]', NULL), (2, 'b', '[]', 7)");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      JsonNode stats = sidecar.json(STATS);

      assertThat(stats.get("total_glossary_entries").asInt()).isEqualTo(2);
      assertThat(stats.get("total_documents").asInt()).isZero();
      assertThat(stats.get("files_on_disk").asInt()).isZero();
      assertThat(stats.get("entries_by_language").toString()).isEqualTo("{\"unknown\":2}");
      assertThat(stats.get("entries_by_source").toString()).isEqualTo("{\"7\":1,\"unknown\":1}");
      assertThat(stats.get("recent_activity").get("last_entry_created").isNull()).isTrue();
    }
  }

  @Test
  void a_database_that_is_not_there_is_503() throws Exception {
    try (TestSidecar sidecar = TestSidecar.started(folder, ForeignDatabase.empty(folder).url())) {
      assertThat(sidecar.get(STATS).statusCode()).isEqualTo(503);
    }
  }
}
