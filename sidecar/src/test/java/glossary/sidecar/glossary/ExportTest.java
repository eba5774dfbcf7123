package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "term",
          "definition",
          "all_definitions",
          "language",
          "source",
          "source_document",
          "validation_status",
          "sync_status",
          "domain_tags",
          "creation_date",
          "updated_at");

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder);
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @CsvSource({
    "csv, csv, text/csv; charset=utf-8",
    "json, json, application/json",
    "excel, xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  void an_export_is_an_attachment_with_a_name(String format, String extension, String type) {
    HttpResponse<String> answer = sidecar.get("/api/glossary/export?format=" + format);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches(
            "attachment; filename=\"(glossary_export_\\d{8}_\\d{6}\\."
                + extension
                + ")\"; filename\\*=UTF-8''\\1");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
  }

  @Test
  void csv_is_the_default_and_holds_every_entry_without_a_byte_order_mark() {
    List<List<String>> rows = Csv.parse(sidecar.get("/api/glossary/export").body());

    assertThat(rows.get(0)).isEqualTo(COLUMNS);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(COLUMNS.size()));
    JsonNode entries = sidecar.json("/api/glossary?limit=1000");
    assertThat(rows.subList(1, rows.size()))
        .extracting(row -> row.get(0) + row.get(1))
        .isEqualTo(texts(entries, "id", "term"));
    assertThat(rows.get(1).get(10)).isEqualTo(entries.get(0).get("creation_date").asText());
  }

  @Test
  void json_has_the_columns_as_keys() {
    JsonNode exported = sidecar.json("/api/glossary/export?format=json");

    JsonNode entries = sidecar.json("/api/glossary?limit=1000");
    assertThat(exported).hasSize(entries.size());
    List<String> keys = new ArrayList<>();
    exported.get(0).fieldNames().forEachRemaining(keys::add);
    assertThat(keys).isEqualTo(COLUMNS);
    for (int i = 0; i < entries.size(); i++) {
      assertThat(exported.get(i).get("all_definitions"))
          .isEqualTo(entries.get(i).get("definitions"));
      assertThat(exported.get(i).get("domain_tags")).isEqualTo(entries.get(i).get("domain_tags"));
      assertThat(exported.get(i).get("definition").asText())
          .isEqualTo(entries.get(i).get("definitions").get(0).get("text").asText());
    }
  }

  @Test
  void a_filter_leaves_out_the_others_in_every_format() throws Exception {
    String filter = "&language=de&source=NAMUR";
    List<String> terms = sidecar.json("/api/glossary?limit=1000" + filter).findValuesAsText("term");
    assertThat(terms).isNotEmpty();

    List<List<String>> rows = Csv.parse(sidecar.get("/api/glossary/export?" + filter).body());
    assertThat(rows.stream().skip(1).map(row -> row.get(1))).isEqualTo(terms);
    assertThat(sidecar.json("/api/glossary/export?format=json" + filter).findValuesAsText("term"))
        .isEqualTo(terms);
    assertThat(new Xlsx(bytes("/api/glossary/export?format=excel" + filter)).column("B"))
        .isEqualTo(withFirst("term", terms));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "excel"})
  void nothing_that_matches_is_404(String format) {
    HttpResponse<String> answer =
        sidecar.get(
            "/api/glossary/export?validation_status=rejected&language=de&source=IEC&format="
                + format);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=xml",
        "format=CSV",
        "format=csv&format=json",
        "language=fr",
        "source='--",
        "validation_status=all"
      })
  void a_wrong_parameter_is_422(String query) {
    assertThat(sidecar.get("/api/glossary/export?" + query).statusCode()).isEqualTo(422);
  }

  @Test
  void excel_opens_as_a_zip_of_sound_xml_with_one_row_for_each_entry() throws Exception {
    Xlsx workbook = new Xlsx(bytes("/api/glossary/export?format=excel"));

    assertThat(workbook.parts())
        .containsKeys("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
    assertThat(workbook.rows().get(0).values())
        .extracting(org.w3c.dom.Element::getTextContent)
        .isEqualTo(COLUMNS);
    JsonNode entries = sidecar.json("/api/glossary?limit=1000");
    assertThat(workbook.column("A")).isEqualTo(withFirst("id", texts(entries, "id")));
    assertThat(workbook.column("B")).isEqualTo(withFirst("term", texts(entries, "term")));
  }

  @Test
  void csv_quotes_what_it_must_and_disarms_formulas() throws Exception {
    Set<String> starts = Set.of("=", "+", "-", "@", "\t", "\r", "\n");
    for (String start : starts) {
      String text = start + "1+1,\"x\"\r\ny";

      List<List<String>> rows = Csv.parse(csv(entry(-3, text, "[{\"text\": \"- 20 °C\"}]", null)));

      assertThat(rows.get(1).subList(0, 4))
          .containsExactly("-3", "'" + text, "'- 20 °C", "'- 20 °C");
    }
    List<List<String>> plain = Csv.parse(csv(entry(1, "a=1 + ' \"b\"", "[]", "[\"x,y\", \"z\"]")));
    assertThat(plain.get(1)).startsWith("1", "a=1 + ' \"b\"", "", "").containsSequence("x,y, z");
  }

  @Test
  void every_format_survives_what_a_foreign_database_may_hold() throws Exception {
    String definitions =
        "[{\"text\": null}, {\"other\": [1, {\"text\": \"inner\"}]}, {\"text\": \"a\\ud800b\"},"
            + " {\"text\": \"c\\u0001\\u0000\\uffff\", \"is_primary\": true}, {\"text\": 5}]";
    Entry odd = entry(Long.MIN_VALUE, "<&>\u0007\"", definitions, "[\"t\\udc00\"]");

    List<String> row = Csv.parse(csv(odd)).get(1);
    assertThat(row.get(2)).isEqualTo("c\u0001\u0000\uffff");
    assertThat(row.get(3)).isEqualTo("a\ufffdb | c\u0001\u0000\uffff");
    assertThat(row.get(9)).isEqualTo("t\ufffd");
    JsonNode json = TestSidecar.parse(text(ExportFormat.JSON, odd)).get(0);
    assertThat(json.get("definition").asText()).isEqualTo("c\u0001\u0000\uffff");
    Xlsx workbook = new Xlsx(written(ExportFormat.EXCEL, odd));
    assertThat(workbook.column("A").get(1)).isEqualTo("-9223372036854775808");
    assertThat(workbook.column("B").get(1)).isEqualTo("<&>\ufffd\"");
    assertThat(workbook.column("C").get(1)).isEqualTo("c\ufffd\ufffd\ufffd");
  }

  @Test
  void excel_takes_formulas_as_text_and_its_own_escapes_literally() throws Exception {
    Xlsx workbook =
        new Xlsx(
            written(ExportFormat.EXCEL, entry(7, "=1+1", "[{\"text\": \" _x0041_ _x \"}]", null)));

    assertThat(workbook.rows().get(1).get("B").getAttribute("t")).isEqualTo("inlineStr");
    assertThat(workbook.column("B").get(1)).isEqualTo("=1+1");
    assertThat(workbook.column("C").get(1)).isEqualTo(" _x005F_x0041_ _x ");
    assertThat(workbook.rows().get(1).get("A").getAttribute("t")).isNotEqualTo("inlineStr");
    assertThat(
            workbook.parts().get("xl/worksheets/sheet1.xml").getElementsByTagName("f").getLength())
        .isZero();
  }

  @Test
  void excel_cuts_a_long_text_with_an_ellipsis_and_never_within_a_character() throws Exception {
    String whole = "x".repeat(32_767);
    String emoji = "x".repeat(32_765) + "😀😀";
    Xlsx workbook =
        new Xlsx(
            written(
                ExportFormat.EXCEL,
                entry(1, whole, "[]", null),
                entry(2, whole + "x", "[]", null),
                entry(3, emoji, "[]", null)));

    assertThat(workbook.column("B").subList(1, 4))
        .containsExactly(whole, "x".repeat(32_766) + "…", "x".repeat(32_765) + "…");
  }

  private static String csv(Entry entry) throws IOException {
    return text(ExportFormat.CSV, entry);
  }

  private static String text(ExportFormat format, Entry... entries) throws IOException {
    return new String(written(format, entries), StandardCharsets.UTF_8);
  }

  /** Each entry comes in a batch of its own. */
  private static byte[] written(ExportFormat format, Entry... entries) throws IOException {
    Iterator<Entry> each = List.of(entries).iterator();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(() -> each.hasNext() ? List.of(each.next()) : List.of(), out);
    return out.toByteArray();
  }

  private static Entry entry(long id, String term, String definitions, String tags) {
    return new Entry(
        id, term, definitions, "en", "internal", null, tags, "pending", "synced", null, null);
  }

  private static byte[] bytes(String target) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + target)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private static List<String> texts(JsonNode entries, String... names) {
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : entries) {
      StringBuilder text = new StringBuilder();
      for (String name : names) {
        text.append(entry.get(name).asText());
      }
      texts.add(text.toString());
    }
    assertThat(new HashSet<>(texts)).hasSizeGreaterThan(100);
    return texts;
  }

  private static List<String> withFirst(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
