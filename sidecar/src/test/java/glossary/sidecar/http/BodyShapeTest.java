package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what they should be, to a whole sidecar. */
class BodyShapeTest {
  private static final String ENTRY =
      "{\"term\": \"%s\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}";

  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static int made;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "INPUT_MODE=off");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                       | 201",
        "application/json; charset=utf-8        | 201",
        "Application/JSON;Charset=\"UTF-8\"     | 201",
        "application/json; charset=iso-8859-1   | 415",
        "application/json; charset=utf-16       | 415",
        "application/json; charset=utf-7        | 415",
        "application/jsonp                      | 415",
        "text/json                              | 415",
        "text/plain                             | 415",
        "application/x-www-form-urlencoded      | 415",
        "multipart/form-data; boundary=x        | 415",
        "application/json, text/plain           | 415"
      })
  void the_type_must_be_json_in_utf8(String type, int status) throws IOException {
    assertThat(post("Content-Type: " + type + "\r\n", entry(), StandardCharsets.UTF_8))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
  void another_encoding_is_not_guessed(String charset) throws IOException {
    assertThat(post(json(), entry(), Charset.forName(charset))).isIn(400, 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0af",
        "c080",
        "e080af",
        "eda080",
        "f4908080",
        "ff",
        "80",
        "c3",
        "f8888080af",
        "e28082c0ae"
      })
  void bytes_that_are_not_utf8_are_refused(String hex) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"term\": \"a".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < hex.length(); i += 2) {
      bytes.write(Integer.parseInt(hex.substring(i, i + 2), 16));
    }
    bytes.writeBytes("\", \"language\": \"en\"}".getBytes(StandardCharsets.US_ASCII));

    assertThat(post(json(), bytes.toByteArray())).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\u0001",
        "\\u0008",
        "\\u001b",
        "\\u007f",
        "\\u0080",
        "\\u0085",
        "\\u009f",
        "\\ud800",
        "\\udc00",
        "\\udc00\\ud800"
      })
  void a_text_has_no_controls_and_no_halves_of_characters(String escape) throws IOException {
    assertThat(post(json(), ENTRY.formatted("a" + escape), StandardCharsets.UTF_8)).isEqualTo(422);
    String tagged =
        entry()
            .replaceFirst("\\{", "{\"domain_tags\": [\"a" + escape.replace("\\", "\\\\") + "\"], ");
    assertThat(post(json(), tagged, StandardCharsets.UTF_8)).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\t", "\\r\\n", "\\ud83d\\udd27", "é", "\\u200d", "\\u202e"})
  void tabs_line_ends_and_every_whole_character_are_text(String text) throws IOException {
    String entry = entry().replace("\"text\": \"d\"", "\"text\": \"a" + text + "b\"");

    assertThat(post(json(), entry, StandardCharsets.UTF_8)).isEqualTo(201);
  }

  @Test
  void json_is_strict_and_bounded() throws IOException {
    String open = entry().replaceFirst("}$", "");
    assertThat(status(open + ", \"x\": 1}")).isEqualTo(201);
    assertThat(status("{\"term\": \"a\", \"term\": \"b\"}")).as("twice").isEqualTo(422);
    assertThat(status("{\"a\": {\"x\": 1, \"x\": 2}}")).as("twice inside").isEqualTo(422);
    assertThat(status(entry() + "{}")).as("two").isEqualTo(422);
    assertThat(status(entry() + " x")).as("more").isEqualTo(422);
    assertThat(status("[" + entry() + "]")).as("list").isEqualTo(422);
    assertThat(status("{'a': 1}")).as("quotes").isEqualTo(422);
    assertThat(status("{\"a\": NaN}")).as("not a number").isEqualTo(422);
    assertThat(status("{\"a\": 1, // x\n\"b\": 2}")).as("comment").isEqualTo(422);
    assertThat(status("{\"a\": 1,}")).as("comma").isEqualTo(422);
    assertThat(status("{\"a\": \"x\ny\"}")).as("raw line end").isEqualTo(422);
    assertThat(status("{\"a\": " + "[".repeat(64) + "]".repeat(64) + "}")).isEqualTo(422);
    assertThat(status("[".repeat(100_000))).as("deep").isEqualTo(422);
    assertThat(status("{\"a\":".repeat(100_000))).as("deep objects").isEqualTo(422);
    assertThat(status("{\"a\": " + "9".repeat(101) + "}")).as("number").isEqualTo(422);
    assertThat(status("{\"a\": 1e" + "9".repeat(200) + "}")).as("exponent").isEqualTo(422);
    assertThat(status("{\"" + "n".repeat(60_000) + "\": 1}")).as("name").isEqualTo(422);
    assertThat(status("{\"a\": \"" + "t".repeat((1 << 20) + 1) + "\"}")).as("text").isEqualTo(422);
    assertThat(status("\ufeff" + entry())).as("byte order mark").isEqualTo(422);
    assertThat(status("")).as("nothing").isEqualTo(422);
  }

  @Test
  void an_encoded_an_untyped_and_a_doubly_typed_body_are_refused() throws IOException {
    assertThat(post(json() + "Content-Encoding: gzip\r\n", entry(), StandardCharsets.UTF_8))
        .isEqualTo(415);
    assertThat(post("", entry(), StandardCharsets.UTF_8)).isEqualTo(415);
    assertThat(post(json() + "Content-Type: text/plain\r\n", entry(), StandardCharsets.UTF_8))
        .isEqualTo(400);
  }

  private static String json() {
    return "Content-Type: application/json\r\n";
  }

  private static String entry() {
    return ENTRY.formatted("shape " + ++made);
  }

  private static int status(String body) throws IOException {
    return post(json(), body, StandardCharsets.UTF_8);
  }

  private static int post(String headers, String body, Charset charset) throws IOException {
    return post(headers, body.getBytes(charset));
  }

  private static int post(String headers, byte[] body) throws IOException {
    int port = URI.create(sidecar.sidecar().baseUrl()).getPort();
    try (RawClient client = new RawClient(port)) {
      client.send(
          "POST /api/glossary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + sidecar.adminToken()
              + "\r\n"
              + headers
              + "Content-Length: "
              + body.length
              + "\r\n\r\n");
      RawAnswer answer = client.send(body).read();
      if (answer.status() >= 400) {
        assertThat(answer.error().path("message").asText()).isNotBlank().doesNotContain("java");
      }
      return answer.status();
    }
  }
}
