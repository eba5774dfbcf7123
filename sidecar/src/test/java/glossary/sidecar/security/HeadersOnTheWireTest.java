package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.config.InputMode;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Attachment;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.http.Tls;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.client.ForwardingHeader;
import glossary.sidecar.security.client.Networks;
import glossary.sidecar.security.cors.CorsPolicy;
import glossary.sidecar.security.input.InputChecks;
import glossary.sidecar.testing.NamedKey;
import glossary.sidecar.testing.Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets of a page, of data and of a file, with and without TLS. */
class HeadersOnTheWireTest {
  private static final String NAME = "terms.example.org";
  private static final String HSTS = "strict-transport-security";
  private static final Path JUDGE = Path.of("../examples/observatory").toAbsolutePath();
  private static final String HTML =
      "<!doctype html><html lang=\"en\"><title>Terms</title>"
          + "<link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/app.js\"></script></html>";
  private static final List<Route> ROUTES =
      List.of(
          get("/", Response.text(200, "text/html", HTML).as(Response.Kind.PAGE)),
          get("/data", Response.json(200, out -> out.writeString("x"))),
          get(
              "/file",
              Response.bytes(200, "application/gzip", new byte[3])
                  .as(Response.Kind.DOWNLOAD)
                  .with("Content-Disposition", Attachment.named("gr\u00f6\u00dfe.db.gz"))),
          new Route(
              "GET",
              "/broken",
              Access.OPEN,
              request -> {
                throw new IllegalStateException("on purpose");
              }),
          new Route("POST", "/change", Access.OPEN, request -> Response.empty(204)));

  @TempDir static Path folder;
  private static NamedKey key;
  private static HttpFront plain;
  private static HttpFront secure;

  @BeforeAll
  static void start() throws Exception {
    key = NamedKey.of(NAME, folder);
    plain = front(null);
    secure = front(new Tls(key.context(), null));
  }

  @AfterAll
  static void stop() {
    plain.close();
    secure.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /,                 200",
    "HEAD /,                200",
    "GET /data,             200",
    "GET /file,             200",
    "GET /none,             404",
    "GET /a%00b,            400",
    "GET /broken,           500",
    "DELETE /data,          405",
    "OPTIONS /data,         204",
    "FOO /data,             501",
    "POST /change,          204",
    "POST /change evil,     421",
    "POST /change cross,    403"
  })
  void every_answer_has_the_headers_of_its_kind_and_no_banner(String request, int status)
      throws IOException {
    for (boolean tls : new boolean[] {false, true}) {
      String host = request.endsWith("evil") ? "evil.example" : NAME;
      String more = request.endsWith("cross") ? "Sec-Fetch-Site: cross-site\r\n" : "";
      String[] line = request.split(" ");
      Map<String, String> answer = ask(tls, line[0] + " " + line[1], host, more);

      assertThat(answer.get("status")).isEqualTo(Integer.toString(status));
      assertThat(answer)
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("x-frame-options", "DENY")
          .containsEntry("cache-control", "no-store")
          .doesNotContainKeys("server", "x-powered-by", "x-xss-protection", "via");
      assertThat(answer.get("content-security-policy")).startsWith("default-src 'none'; ");
      assertThat(answer.containsKey("permissions-policy")).isEqualTo(line[1].equals("/"));
      assertThat(answer.get(HSTS)).isEqualTo(tls ? "max-age=31536000; includeSubDomains" : null);
    }
  }

  @Test
  void only_over_tls_is_a_page_told_to_upgrade_what_it_loads() throws IOException {
    assertThat(ask(true, "GET /", NAME, "").get("content-security-policy"))
        .endsWith("; upgrade-insecure-requests");
    assertThat(ask(false, "GET /", NAME, "").get("content-security-policy"))
        .doesNotContain("upgrade-insecure-requests");
    assertThat(ask(true, "GET /data", NAME, "").get("content-security-policy"))
        .doesNotContain("upgrade-insecure-requests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:9123", "[::1]:9123", "localhost", "LOCALHOST.:1"})
  void an_address_or_this_machine_is_not_bound_to_https(String host) throws IOException {
    assertThat(ask(true, "GET /", host, "")).doesNotContainKey(HSTS);
  }

  @Test
  void hsts_is_said_only_if_it_is_wanted_and_only_as_far() {
    assertThat(Hsts.OFF.header(Requests.get("/"))).isEmpty();
    var request = Requests.secure(Requests.host(Requests.get("/"), NAME));
    assertThat(Hsts.OFF.header(request)).isEmpty();
    assertThat(new Hsts(true, false, false).header(request)).contains("max-age=31536000");
    assertThat(new Hsts(true, true, true).header(request))
        .contains("max-age=31536000; includeSubDomains; preload");
  }

  @Test
  void a_download_has_its_name_in_both_forms() throws IOException {
    assertThat(ask(false, "GET /file", NAME, "").get("content-disposition"))
        .isEqualTo("attachment; filename=\"gr__e.db.gz\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.db.gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET http://[::: HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n"
      })
  void what_the_jdk_answers_itself_names_no_server(String request) throws IOException {
    for (String line : send(false, request)) {
      assertThat(line.toLowerCase(Locale.ROOT))
          .doesNotStartWith("server:")
          .doesNotContain("java", "jdk", "sun.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Request-ID: a\rX-Injected: 1",
        "X-Request-ID: a\r\n X-Injected: 1",
        "X-Request-ID: a%0d%0aX-Injected: 1",
        "X-Request-ID: a\u0085X-Injected: 1",
        "X-Request-ID: a\u0000b",
        "X-Request-ID: ok\r\nX-Request-ID: ok\rX-Injected: 1",
        "traceparent: 00-\rX-Injected: 1",
        "If-None-Match: \"\rX-Injected: 1\"",
        "Origin: http://x\rX-Injected: 1",
        "Accept: text/html\rX-Injected: 1"
      })
  void nothing_that_is_sent_becomes_a_header_of_the_answer(String header) throws IOException {
    for (String target : List.of("/", "/data", "/none", "/a%0d%0aX-Injected:%201")) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: " + NAME + "\r\n" + header;
      for (String line : send(false, request + "\r\nConnection: close\r\n\r\n")) {
        assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain("injected").doesNotContain("\r");
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
      }
    }
  }

  /** The judge is there once {@code npm install --ignore-scripts} was run in its folder. */
  @Test
  void mozillas_observatory_gives_the_page_100_points_or_more() throws Exception {
    assumeTrue(Files.isDirectory(JUDGE.resolve("node_modules")), "the judge is not installed");
    Path output = folder.resolve("judged.txt");
    ProcessBuilder judge =
        new ProcessBuilder("node", "judge.mjs", NAME, Integer.toString(secure.port()))
            .directory(JUDGE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    judge.environment().put("NODE_EXTRA_CA_CERTS", key.certificate().toString());
    int exit = judge.start().waitFor();

    System.out.println(Files.readString(output));
    assertThat(exit).as(Files.readString(output)).isZero();
  }

  private static Route get(String path, Response answer) {
    return new Route("GET", path, Access.OPEN, request -> answer);
  }

  private static HttpFront front(Tls tls) throws IOException {
    return HttpFront.start(
        Limits.standard("127.0.0.1", 0),
        tls,
        new Router(ROUTES, (request, route) -> {}),
        new Security(
                new ClientAddress(Networks.of(List.of()), ForwardingHeader.X_FORWARDED_FOR),
                new Hsts(true, true, false),
                new CorsPolicy(List.of(), List.of(), List.of(), false),
                List.of(NAME),
                List.of(),
                Optional.empty(),
                new InputChecks(InputMode.DETECT, (attack, action) -> {}))
            .filters(),
        Observer.NONE);
  }

  /** Names in lower case; the status under that name. */
  private static Map<String, String> ask(boolean tls, String line, String host, String more)
      throws IOException {
    List<String> lines =
        send(
            tls, line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n");
    Map<String, String> answer = new TreeMap<>();
    answer.put("status", lines.get(0).split(" ")[1]);
    for (String header : lines.subList(1, lines.size())) {
      int colon = header.indexOf(':');
      String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
      assertThat(answer.put(name, header.substring(colon + 1).strip())).as(name).isNull();
    }
    return answer;
  }

  /** The lines of the answer's head. */
  private static List<String> send(boolean tls, String request) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Socket socket =
        tls
            ? key.context().getSocketFactory().createSocket(loopback, secure.port())
            : new Socket(loopback, plain.port())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      if (!tls) {
        socket.shutdownOutput();
      }
      byte[] all = socket.getInputStream().readAllBytes();
      String head = new String(all, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
      return new ArrayList<>(List.of(head.split("\r\n")));
    }
  }
}
