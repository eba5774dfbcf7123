package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityHeadersTest {
  private final SecurityHeaders filter = new SecurityHeaders(Hsts.OFF);

  @ParameterizedTest
  @EnumSource(Response.Kind.class)
  void every_kind_of_answer_is_bound_to_what_it_is(Response.Kind kind) {
    Map<String, String> headers = headers(Response.empty(404).as(kind));

    assertThat(headers)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("Cache-Control", "no-store")
        .doesNotContainKeys("Server", "X-Powered-By", "X-XSS-Protection");
    assertThat(headers.get("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void what_a_handler_has_set_stays() {
    Response response = Response.empty(200).with("Cache-Control", "private, no-cache");

    assertThat(headers(response)).containsEntry("Cache-Control", "private, no-cache");
  }

  @Test
  void a_page_may_load_its_own_files_only_and_data_may_load_nothing() {
    assertThat(headers(Response.empty(200).as(Response.Kind.PAGE)).get("Content-Security-Policy"))
        .contains("script-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for");
    assertThat(headers(Response.empty(200)).get("Content-Security-Policy"))
        .doesNotContain("script-src");
    assertThat(
            headers(Response.empty(200).as(Response.Kind.DOWNLOAD)).get("Content-Security-Policy"))
        .contains("sandbox");
  }

  private Map<String, String> headers(Response response) {
    return filter.handle(Requests.get("/"), request -> response).headers();
  }
}
