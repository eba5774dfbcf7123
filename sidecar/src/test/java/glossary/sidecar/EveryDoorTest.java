package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong at whichever route, the answer has the one shape of errors. */
class EveryDoorTest {
  private static final String SECRET = "/srv/secret/path.db";
  private static final Set<String> WITH_BODY =
      Set.of(
          "POST /api/backups/{id}/restore",
          "POST /api/glossary",
          "PUT /api/glossary/{id}",
          "PUT /api/log-level",
          "POST /api/relationships/",
          "PUT /api/relationships/{id}");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar =
        TestSidecar.ready(
            folder, "READER_TOKEN=reader-token-1", "MAX_BODY_MB=1", "SHOW_ERROR_DETAILS=false");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void without_a_token_it_is_401_and_with_too_small_a_role_403() {
    for (Route route : sidecar.sidecar().routes()) {
      if (route.access() == Access.OPEN) {
        continue;
      }
      check(sidecar.send(route.method(), path(route)), 401, "http_error");
      check(sidecar.send(route.method(), path(route), bearer("nonsense")), 401, "http_error");
      if (route.access() != Access.READ) {
        check(
            sidecar.send(route.method(), path(route), bearer("reader-token-1")), 403, "http_error");
      }
    }
  }

  @Test
  void another_method_is_405_and_says_which_are_known() {
    for (Route route : sidecar.sidecar().routes()) {
      HttpResponse<String> response = sidecar.send("PATCH", path(route));

      check(response, 405, "http_error");
      assertThat(response.headers().firstValue("Allow").orElse("")).contains(route.method());
    }
  }

  @Test
  void below_each_path_there_is_nothing_and_a_broken_path_is_400() {
    for (Route route : sidecar.sidecar().routes()) {
      String below = path(route).replaceAll("/$", "") + "/no/such/thing";
      check(sidecar.send(route.method(), below), 404, "http_error");
      check(sidecar.send(route.method(), "/a%00" + path(route)), 400, "http_error");
    }
  }

  @Test
  void a_body_of_another_kind_too_large_or_wrong_is_415_413_or_422_with_details()
      throws IOException {
    for (Route route : sidecar.sidecar().routes()) {
      if (!WITH_BODY.contains(route.method() + " " + route.template())) {
        continue;
      }
      check(send(route, "text/plain", "{}"), 415, "http_error");
      check(send(route, "application/json", "x".repeat(2 << 20)), 413, "http_error");
      HttpResponse<String> wrong = send(route, "application/json", "[]");
      check(wrong, 422, "validation_error");
      assertThat(error(wrong).at("/details/0/loc/0").asText()).isEqualTo("body");
    }
  }

  @Test
  void every_problem_a_handler_meets_has_the_shape_and_every_surprise_is_a_bland_500()
      throws Exception {
    for (Problem problem :
        List.of(
            new Problem(400, "Not so."),
            new Problem(404, "Not here."),
            new Problem(409, "Twice."),
            Problem.parameter("limit", "must be less"),
            new Problem(429, "rate_limit_exceeded", "Slowly.", Map.of("Retry-After", "7"), null),
            new Problem(503, "Not now."))) {
      atEveryRoute(problem, false, response -> check(response, problem.status(), problem.type()));
    }
    RuntimeException surprise =
        new IllegalStateException(SECRET, new IOException(SECRET + " denied"));
    atEveryRoute(
        surprise,
        false,
        response -> {
          check(response, 500, "internal_error");
          assertThat(response.body()).doesNotContain("secret", "Exception");
        });
  }

  @Test
  void only_with_error_details_does_a_500_name_its_exceptions() throws Exception {
    RuntimeException surprise = new IllegalStateException("outer", new IOException("inner"));
    atEveryRoute(
        surprise,
        true,
        response -> {
          check(response, 500, "internal_error");
          assertThat(error(response).at("/details/0/type").asText())
              .isEqualTo("java.lang.IllegalStateException");
          assertThat(error(response).at("/details/1/msg").asText()).isEqualTo("inner");
        });
  }

  /** The same routes, with handlers that all fail. */
  private static void atEveryRoute(
      RuntimeException failure, boolean details, Consumer<HttpResponse<String>> check)
      throws Exception {
    List<Route> failing =
        sidecar.sidecar().routes().stream()
            .map(
                route ->
                    new Route(
                        route.method(),
                        route.template(),
                        Access.OPEN,
                        request -> {
                          throw failure;
                        }))
            .toList();
    Limits limits = Limits.standard("127.0.0.1", 0).withErrorDetails(details);
    try (HttpFront front =
        HttpFront.start(
            limits, new Router(failing, (request, route) -> {}), List.of(), Observer.NONE)) {
      for (Route route : failing) {
        URI uri = URI.create("http://127.0.0.1:" + front.port() + path(route));
        HttpRequest request =
            HttpRequest.newBuilder(uri)
                .method(route.method(), HttpRequest.BodyPublishers.noBody())
                .build();
        check.accept(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
      }
    }
  }

  private static HttpResponse<String> send(Route route, String type, String body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + path(route)))
            .method(route.method(), HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .headers(bearer(sidecar.adminToken()))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static void check(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as("%s", response.uri()).isEqualTo(status);
    JsonNode error = error(response);
    assertThat(error.get("type").asText()).isEqualTo(type);
    assertThat(error.get("status_code").asInt()).isEqualTo(status);
    assertThat(error.get("message").asText()).isNotBlank();
    assertThat(error.get("request_id").asText())
        .isEqualTo(response.headers().firstValue("X-Request-ID").orElseThrow());
    assertThat(error.has("path")).isTrue();
    assertThat(response.body()).doesNotContain("\tat ", ".java:", "glossary.sidecar");
  }

  private static JsonNode error(HttpResponse<String> response) {
    return TestSidecar.parse(response.body()).get("error");
  }

  private static String path(Route route) {
    return route.template().replaceAll("\\{[^}]+}", "1");
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
