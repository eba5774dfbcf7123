package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  private static final String LONG = "valve seat Ventilsitz ".repeat(200);
  private static final AtomicInteger WRITTEN = new AtomicInteger();
  private static TestFront front;

  @BeforeAll
  static void start() throws IOException {
    Json text = out -> out.writeString(LONG);
    Json counted =
        out -> {
          WRITTEN.incrementAndGet();
          out.writeString(LONG);
        };
    front =
        TestFront.of(
            get("/long", request -> Response.json(200, text)),
            get("/short", request -> Response.json(200, out -> out.writeString("x"))),
            get("/zip", request -> Response.bytes(200, "application/zip", LONG.getBytes())),
            get(
                "/read",
                request -> Response.json(200, text).with("Cache-Control", "private, no-cache")),
            get("/tagged", request -> Response.json(200, counted).etag("v7")),
            get(
                "/odd",
                request ->
                    Response.text(200, "text/plain; charset=utf-8", "odd")
                        .with("X-Odd", "a\r\nX-Evil: 1\r\n b\0\u2026")
                        .with("Content-Length", "99")
                        .with("Vary", "Origin")),
            get("/stream", request -> stream(Map.of("Content-Type", "text/csv"))),
            get(
                "/file",
                request ->
                    stream(
                        Map.of(
                            "Content-Type",
                            "application/octet-stream",
                            "Content-Length",
                            Integer.toString(LONG.length())))));
  }

  private static Response stream(Map<String, String> headers) {
    return new Response(
        200,
        Response.Kind.DOWNLOAD,
        headers,
        new Response.Body.Stream(
            out -> {
              for (int i = 0; i < LONG.length(); i++) {
                out.write(LONG.charAt(i));
              }
              out.close();
            }));
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "deflate, gzip;q=0.5",
        "*",
        "br;q=1.0, *;q=0.1",
        "gzip;q=0.001",
        "identity;q=0.1,  x-gzip",
        "gzip;foo=1;q=1"
      })
  void a_long_text_is_compressed_for_who_wants_it(String accepted) throws IOException {
    RawAnswer answer = ask("/long", "Accept-Encoding: " + accepted);

    assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.body().length).isLessThan(LONG.length() / 2);
    assertThat(unzipped(answer)).isEqualTo('"' + LONG + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip;q=0",
        "gzip; q=0.000",
        "gzip;q=0, *",
        "*;q=0",
        "gzipped",
        "gzip;q=",
        "gzip;q=x",
        "br",
        ",,;;,",
        "gzip;q=-1"
      })
  void a_long_text_stays_plain_for_who_does_not(String accepted) throws IOException {
    RawAnswer answer = ask("/long", "Accept-Encoding: " + accepted);

    assertThat(answer.header("content-encoding")).isNull();
    assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.text()).isEqualTo('"' + LONG + '"');
  }

  @Test
  void short_and_packed_content_is_never_compressed() throws IOException {
    for (String path : new String[] {"/short", "/zip", "/file"}) {
      RawAnswer answer = ask(path, "Accept-Encoding: gzip");

      assertThat(answer.header("content-encoding")).isNull();
      assertThat(answer.header("vary")).isNull();
    }
  }

  @Test
  void a_text_stream_is_compressed_and_whole() throws IOException {
    assertThat(unzipped(ask("/stream", "Accept-Encoding: gzip"))).isEqualTo(LONG);
    assertThat(ask("/stream", "X: y").text()).isEqualTo(LONG);
  }

  @Test
  void a_stream_of_known_length_says_so() throws IOException {
    RawAnswer answer = ask("/file", "X: y");

    assertThat(answer.header("content-length")).isEqualTo(Integer.toString(LONG.length()));
    assertThat(answer.header("transfer-encoding")).isNull();
    assertThat(answer.text()).isEqualTo(LONG);
  }

  @Test
  void a_head_of_a_stream_writes_nothing() throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.read(true).header("content-length"))
          .isEqualTo(Integer.toString(LONG.length()));
      client.send("HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.read(true).headers()).doesNotContainKey("content-length");
      client.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.read().text()).isEqualTo("\"x\"");
    }
  }

  @Test
  void a_revalidated_answer_is_a_304_while_its_content_is_the_same() throws IOException {
    RawAnswer first = ask("/read", "X: y");
    String tag = first.header("etag");
    RawAnswer again = ask("/read", "If-None-Match: \"a,b\", " + tag);

    assertThat(tag).matches("W/\"[0-9a-f]{24}\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("etag")).isEqualTo(tag);
    assertThat(again.header("cache-control")).isEqualTo("private, no-cache");
    assertThat(again.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(again.headers()).doesNotContainKeys("content-type", "content-encoding");
    assertThat(ask("/read", "If-None-Match: " + tag.substring(2)).status()).isEqualTo(304);
    assertThat(ask("/read", "If-None-Match: *").status()).isEqualTo(304);
    assertThat(ask("/read", "Accept-Encoding: gzip").header("etag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"other\"", "\"", "W/", "v7", "\"v7", "\"xv7\"", "\"v7x\"", ""})
  void another_tag_gets_the_whole_answer(String tags) throws IOException {
    RawAnswer answer = ask("/tagged", "If-None-Match: " + tags);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("etag")).isEqualTo("W/\"v7\"");
    assertThat(answer.text()).isEqualTo('"' + LONG + '"');
  }

  @Test
  void a_handlers_own_tag_spares_writing_the_body() throws IOException {
    int before = WRITTEN.get();

    assertThat(ask("/tagged", "If-None-Match: \"x\", \"v7\"").status()).isEqualTo(304);
    assertThat(WRITTEN).hasValue(before);
  }

  @Test
  void an_answer_that_may_not_be_kept_has_no_tag() throws IOException {
    assertThat(ask("/long", "If-None-Match: *").status()).isEqualTo(200);
    assertThat(ask("/long", "X: y").header("etag")).isNull();
  }

  @Test
  void line_ends_and_controls_in_a_header_value_do_not_reach_the_wire() throws IOException {
    RawAnswer answer = ask("/odd", "X: y");

    assertThat(answer.header("x-odd")).isEqualTo("aX-Evil: 1 b?");
    assertThat(answer.headers()).doesNotContainKey("x-evil");
    assertThat(answer.header("content-length")).isEqualTo("3");
    assertThat(answer.header("vary")).isEqualTo("Origin");
  }

  private static RawAnswer ask(String path, String header) throws IOException {
    return front.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");
  }

  private static String unzipped(RawAnswer answer) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
