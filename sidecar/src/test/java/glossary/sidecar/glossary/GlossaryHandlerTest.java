package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.config.DatabaseMode;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  SqliteSource source;
  GlossaryHandler handler;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("glossary.db");
    EmbeddedGlossary.createIfAbsent(file);
    source = new SqliteSource(file, DatabaseMode.AUTO);
    handler = new GlossaryHandler(source);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void lists_a_page_of_what_the_filter_takes() throws IOException {
    Response response =
        handler.list(request("language", "de", "source", "NAMUR", "skip", "0", "limit", "5"));

    JsonNode entries = json(response);
    assertThat(entries.findValuesAsText("term")).containsExactly("Ausfallsignal");
    assertThat(response.headers()).containsEntry("Cache-Control", "private, no-cache");
    assertThat(fields(entries.get(0)))
        .containsExactly(
            "creation_date",
            "definitions",
            "domain_tags",
            "id",
            "language",
            "source",
            "source_document",
            "sync_status",
            "term",
            "updated_at",
            "validation_status");
    assertThat(entries.get(0).get("creation_date").asText()).isEqualTo("2025-01-15T09:00:00Z");
  }

  @Test
  void lists_a_hundred_unless_told_otherwise() throws IOException {
    assertThat(json(handler.list(request()))).hasSize(100);
    assertThat(json(handler.list(request("limit", "1000"))).size()).isGreaterThan(120);
  }

  @Test
  void counts_what_the_filter_takes() throws IOException {
    JsonNode all = json(handler.count(request()));
    JsonNode pending = json(handler.count(request("validation_status", "pending")));

    assertThat(all.get("total").asLong()).isEqualTo(source.count(EntryFilter.ALL));
    assertThat(pending.get("total").asLong()).isBetween(1L, 50L);
  }

  @Test
  void shows_one_entry() throws IOException {
    Response response = handler.show(requestOf("1"));

    assertThat(json(response).get("id").asLong()).isEqualTo(1);
    assertThat(response.headers()).containsEntry("Cache-Control", "private, no-cache");
  }

  @Test
  void an_entry_that_is_not_there_is_404() {
    assertThatThrownBy(() -> handler.show(requestOf("999999")))
        .isInstanceOfSatisfying(Problem.class, no -> assertThat(no.status()).isEqualTo(404))
        .hasMessageContaining("Entry not found");
  }

  @ParameterizedTest
  @CsvSource({
    "language, fr",
    "language, EN",
    "source, din",
    "validation_status, ' or 1=1",
    "skip, -1",
    "skip, 99999999999",
    "limit, 0",
    "limit, 1001",
    "limit, ten"
  })
  void a_parameter_out_of_range_is_422_naming_it(String name, String value) {
    assertThatThrownBy(() -> handler.list(request(name, value)))
        .isInstanceOfSatisfying(Problem.class, no -> assertThat(no.status()).isEqualTo(422))
        .hasMessageStartingWith(name);
  }

  private static Request request(String... parameters) {
    Map<String, List<String>> query = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      query.put(parameters[i], List.of(parameters[i + 1]));
    }
    return request(query, Map.of());
  }

  private static Request requestOf(String id) {
    return request(Map.of(), Map.of("id", id));
  }

  private static Request request(Map<String, List<String>> query, Map<String, String> variables) {
    return new Request(
        "test",
        "GET",
        "/api/glossary",
        query,
        Map.of(),
        "localhost",
        InetAddress.getLoopbackAddress(),
        false,
        variables,
        InputStream::nullInputStream);
  }

  private static JsonNode json(Response response) throws IOException {
    assertThat(response.status()).isEqualTo(200);
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      ((Response.Body.JsonValue) response.body()).value().writeTo(out);
    }
    return JSON.readTree(text.toString());
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
