package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Route;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that is nearly right is as wrong as any other, at every door, and no answer tells. */
class WrongTokensTest {
  private static final String ADMIN = "An-Admin-Token-Of-Forty-Characters-123456";

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar =
        TestSidecar.ready(
            folder, "ADMIN_TOKEN=" + ADMIN, "READER_TOKEN=reader-1", "RATE_LIMIT_ENABLED=false");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void what_is_no_token_is_401_at_each_guarded_route() {
    for (Route route : sidecar.sidecar().routes()) {
      if (route.access() == Access.OPEN) {
        continue;
      }
      for (String header : List.of("", ADMIN, "Basic " + ADMIN, "Bearer " + ADMIN + "7")) {
        HttpResponse<String> answer =
            sidecar.send(route.method(), path(route), "Authorization", header);

        assertThat(answer.statusCode()).as("%s with <%s>", path(route), header).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
      }
    }
  }

  @Test
  void the_answer_is_the_same_however_near_the_token_is() {
    Set<String> answers = new HashSet<>();
    for (String header : wrong()) {
      HttpResponse<String> answer = sidecar.get("/api/config", "Authorization", header);
      ObjectNode error = (ObjectNode) TestSidecar.parse(answer.body()).path("error");
      error.remove("request_id");
      error.remove("timestamp");
      answers.add(error.toString());

      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("Forty");
    }

    assertThat(answers).hasSize(1);
  }

  @Test
  void the_right_one_is_taken_with_the_scheme_in_any_case() {
    for (String scheme : List.of("Bearer ", "bearer ", "BEARER ")) {
      assertThat(sidecar.get("/api/config", "Authorization", scheme + ADMIN).statusCode())
          .isEqualTo(200);
    }
  }

  private static List<String> wrong() {
    return List.of(
        "",
        "Bearer",
        "Bearer ",
        "Bearer  \t ",
        ADMIN,
        "Basic " + ADMIN,
        "Token " + ADMIN,
        "Bearer" + ADMIN,
        "Bearer:" + ADMIN,
        "Bearer \"" + ADMIN + "\"",
        "Bearer " + ADMIN.substring(1),
        "Bearer " + ADMIN.substring(0, ADMIN.length() - 1),
        "Bearer " + ADMIN + "7",
        "Bearer " + ADMIN.toLowerCase(java.util.Locale.ROOT),
        "Bearer " + ADMIN + "," + ADMIN,
        "Bearer " + ADMIN + " " + ADMIN,
        "Bearer x, Bearer " + ADMIN,
        "Bearer reader-1x",
        "Bearer null",
        "Bearer *",
        "Bearer ' OR '1'='1",
        "Bearer %41" + ADMIN.substring(1),
        "Bearer " + "A".repeat(8000));
  }

  private static String path(Route route) {
    return route.template().replaceAll("\\{[^}]+}", "1");
  }
}
