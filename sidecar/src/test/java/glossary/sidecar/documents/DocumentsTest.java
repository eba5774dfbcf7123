package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Calls;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
  private static final String ALL = "/api/documents";

  @TempDir Path folder;
  Path uploads;
  ForeignDatabase host;

  @BeforeEach
  void create() throws Exception {
    host = ForeignDatabase.in(folder, 1);
    uploads = Files.createDirectories(folder.resolve("data/uploads"));
  }

  @Test
  void a_document_has_all_its_fields() throws Exception {
    host.does(
        """
        INSERT INTO uploaded_documents VALUES (3, 'pump.pdf', 'data/uploads/pump.pdf', 1234,
          'application/pdf', 'D-1', NULL, 'https://example.org/d', 'completed',
          '2025-10-19 14:30:00.500000', NULL, '{"pages": [1, 2]}', 'me')""");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      JsonNode document = sidecar.json(ALL + "/3");

      assertThat(document)
          .isEqualTo(
              TestSidecar.parse(
                  """
                  {"id": 3, "filename": "pump.pdf", "file_path": "data/uploads/pump.pdf",
                   "file_size": 1234, "file_type": "application/pdf", "upload_status": "completed",
                   "uploaded_at": "2025-10-19T14:30:00.5Z", "processed_at": null,
                   "processing_metadata": {"pages": [1, 2]}, "document_number": "D-1",
                   "document_type_id": null, "document_link": "https://example.org/d",
                   "uploaded_by": "me"}"""));
      assertThat(sidecar.json(ALL).get(0)).isEqualTo(document);
      assertThat(sidecar.get(ALL + "/4").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void pages_put_together_are_the_whole_list() throws Exception {
    for (int i = 1; i <= 5; i++) {
      stored(i, "f" + i);
    }

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(ids(sidecar, "?limit=2")).containsExactly("1", "2");
      assertThat(ids(sidecar, "?skip=2&limit=2")).containsExactly("3", "4");
      assertThat(ids(sidecar, "?skip=4&limit=2")).containsExactly("5");
      assertThat(ids(sidecar, "?skip=5")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"skip, -1", "skip, x", "limit, 0", "limit, 1001", "limit, ''"})
  void a_parameter_out_of_range_is_422(String name, String value) throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(sidecar.get(ALL + "?" + name + "=" + value).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void missing_columns_wrong_types_and_broken_json_are_read_as_far_as_they_go() throws Exception {
    host.does("DROP TABLE uploaded_documents")
        .does(
            "CREATE TABLE uploaded_documents (id INTEGER PRIMARY KEY, filename, file_size,"
                + " processing_metadata, uploaded_at)")
        .does(
            "INSERT INTO uploaded_documents VALUES (1, NULL, 'big', '{\"a\":', 'yesterday'),"
                + " (2, x'00ff', 1.5, '[1] [2]', 12), (3, 'c', 9, 'null', NULL),"
                + " (4, 'd', 9, '', NULL), (5, 'e', 9, 'NaN', NULL), (6, 'f', 9, ' \"t\" ', NULL)");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      JsonNode all = sidecar.json(ALL);

      assertThat(all).hasSize(6);
      assertThat(all.get(0).get("filename").isNull()).isTrue();
      assertThat(all.get(0).get("file_size").isNull()).isTrue();
      assertThat(all.get(0).get("processing_metadata").asText()).isEqualTo("{\"a\":");
      assertThat(all.get(0).get("uploaded_at").asText()).isEqualTo("yesterday");
      assertThat(all.get(1).get("processing_metadata").asText()).isEqualTo("[1] [2]");
      assertThat(all.get(2).get("processing_metadata").isNull()).isTrue();
      assertThat(all.get(3).get("processing_metadata").asText()).isEmpty();
      assertThat(all.get(4).get("processing_metadata").asText()).isEqualTo("NaN");
      assertThat(all.get(5).get("processing_metadata").asText()).isEqualTo("t");
      assertThat(all.get(5).get("file_path").isNull()).isTrue();
    }
  }

  @Test
  void a_database_without_the_table_has_no_documents() throws Exception {
    host.does("DROP TABLE uploaded_documents");

    try (TestSidecar sidecar = writable()) {
      assertThat(sidecar.json(ALL)).isEmpty();
      assertThat(sidecar.get(ALL + "/1").statusCode()).isEqualTo(404);
      assertThat(delete(sidecar, 1).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void deleting_is_refused_where_the_database_is_read_only_and_touches_nothing() throws Exception {
    Path file = Files.writeString(uploads.resolve("a.txt"), "text");
    stored(1, "data/uploads/a.txt");
    String before = host.sha256();

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      HttpResponse<String> refused = delete(sidecar, 1);

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("DATABASE_MODE=read-write");
      assertThat(sidecar.send("DELETE", ALL + "/1").statusCode()).isEqualTo(401);
    }
    assertThat(file).exists();
    assertThat(host.sha256()).isEqualTo(before);
  }

  @Test
  void deleting_takes_the_row_and_its_file_in_the_upload_folder() throws Exception {
    Path relative = Files.writeString(uploads.resolve("a.txt"), "text");
    Path deep =
        Files.writeString(Files.createDirectories(uploads.resolve("x")).resolve("b.txt"), "text");
    Path other = Files.writeString(uploads.resolve("c.txt"), "text");
    stored(1, "data/uploads/a.txt");
    stored(2, deep.toString());
    stored(3, "data/uploads/gone.txt");

    try (TestSidecar sidecar = writable()) {
      assertThat(delete(sidecar, 1).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 2).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 3).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 1).statusCode()).isEqualTo(404);
      assertThat(sidecar.json(ALL)).isEmpty();
    }
    assertThat(relative).doesNotExist();
    assertThat(deep).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void deleting_never_takes_anything_that_is_no_file_inside_the_upload_folder() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious.txt"), "text");
    Files.createSymbolicLink(uploads.resolve("link.txt"), precious);
    Files.createSymbolicLink(uploads.resolve("folder"), outside);
    Files.createDirectories(uploads.resolve("empty"));
    Files.createDirectories(folder.resolve("data/uploads-too"));
    Path beside = Files.writeString(folder.resolve("data/uploads-too/x.txt"), "text");
    String[] paths = {
      precious.toString(),
      "outside/precious.txt",
      "data/uploads/../../outside/precious.txt",
      "data/uploads/link.txt",
      "data/uploads/folder/precious.txt",
      "data/uploads/empty",
      "data/uploads",
      "data/uploads-too/x.txt",
      "data/uploads/..",
      "/",
      "."
    };
    for (int i = 0; i < paths.length; i++) {
      stored(i + 1, paths[i]);
    }
    host.does(
        "INSERT INTO uploaded_documents VALUES (50, 'f', '', 1, 't', NULL, NULL, NULL, 's',"
            + " '', NULL, NULL, NULL), (51, 'f', 'data/uploads/' || char(0) || 'a', 1, 't', NULL,"
            + " NULL, NULL, 's', '', NULL, NULL, NULL)");

    try (TestSidecar sidecar = writable()) {
      for (int id = 1; id <= paths.length; id++) {
        assertThat(delete(sidecar, id).statusCode()).as(paths[id - 1]).isEqualTo(204);
      }
      assertThat(delete(sidecar, 50).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 51).statusCode()).isEqualTo(204);
    }
    assertThat(precious).exists();
    assertThat(beside).exists();
    assertThat(uploads.resolve("link.txt")).isSymbolicLink();
    assertThat(uploads.resolve("empty")).isDirectory();
  }

  @Test
  void the_database_and_the_sidecars_own_files_are_no_uploads_wherever_the_folder_is()
      throws Exception {
    stored(1, "host.db");
    stored(2, "data/sidecar/admin.token");
    Path real = Files.writeString(folder.resolve("real.txt"), "text");
    stored(3, "real.txt");

    try (TestSidecar sidecar =
        TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write", "UPLOAD_DIR=.")) {
      assertThat(delete(sidecar, 1).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 2).statusCode()).isEqualTo(204);
      assertThat(delete(sidecar, 3).statusCode()).isEqualTo(204);
    }
    assertThat(host.file()).exists();
    assertThat(folder.resolve("data/sidecar/admin.token")).exists();
    assertThat(real).doesNotExist();
  }

  private void stored(int id, String path) {
    host.does(
        "INSERT INTO uploaded_documents VALUES (%d, 'f', '%s', 1, 't', NULL, NULL, NULL, 's', '2025-10-19 14:30:00', NULL, NULL, NULL)"
            .formatted(id, path));
  }

  private TestSidecar writable() throws Exception {
    return TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write");
  }

  private static HttpResponse<String> delete(TestSidecar sidecar, int id) throws IOException {
    return Calls.asAdmin(sidecar, "DELETE", ALL + "/" + id, null);
  }

  private static Iterable<String> ids(TestSidecar sidecar, String query) {
    return sidecar.json(ALL + query).findValuesAsText("id");
  }
}
