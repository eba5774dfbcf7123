package glossary.sidecar.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the API says what its description says; -Dglossary.regenerate=true writes it. */
class ApiPageTest {
  private static final Path PAGE = Path.of("src/main/resources/glossary/sidecar/docs/api.html");

  private static JsonNode api() throws Exception {
    try (InputStream in = ApiPageTest.class.getResourceAsStream("/glossary/api/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    }
  }

  @Test
  void the_page_is_written_from_the_description() throws Exception {
    String page = ApiPage.of(api());
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void every_operation_and_schema_is_there_and_every_link_leads_somewhere() throws Exception {
    String page = Files.readString(PAGE);
    api()
        .get("paths")
        .forEach(
            path ->
                path.findValues("operationId")
                    .forEach(id -> assertThat(page).contains("id=\"" + id.asText() + "\"")));
    api()
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(page).contains("id=\"schema-" + name + "\""));
    page.lines()
        .flatMap(
            line -> java.util.regex.Pattern.compile("href=\"#([^\"]+)\"").matcher(line).results())
        .forEach(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
  }

  @Test
  void text_of_a_description_is_no_markup() throws Exception {
    JsonNode hostile =
        new ObjectMapper()
            .readTree(
                """
                {"info": {"title": "<script>x</script>", "version": "\\"><img>", "description": "a & <b>"},
                 "tags": [{"name": "t\\"<i>"}],
                 "paths": {"/<p>": {"get": {"tags": ["t\\"<i>"], "operationId": "o\\"<u>", "responses": {"<4>": {"description": "<hr>"}}}}},
                 "components": {"schemas": {"<S>": {"type": "<T>", "properties": {"<f>": {"enum": ["<e>"]}}}}}}
                """);

    assertThat(ApiPage.of(hostile))
        .doesNotContain(
            "<script", "<img", "<b>", "<i>", "<u>", "<hr>", "<p>\"", "<S>", "<T>", "<f>", "<e>")
        .contains("&lt;script&gt;x&lt;/script&gt;");
  }
}
