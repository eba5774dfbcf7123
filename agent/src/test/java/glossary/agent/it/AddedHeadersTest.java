package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.it.RawResponse.Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expectation of mode safe can be met, and only by mode safe. */
class AddedHeadersTest {
  private static final Header HTML = new Header("Content-Type", "text/html;charset=utf-8");
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final Header FRAMED = new Header("X-Frame-Options", "SAMEORIGIN");

  @Test
  void html_is_framed_by_its_own_site_and_json_is_not() {
    assertThatCode(() -> check(List.of(HTML), FRAMED)).doesNotThrowAnyException();
    assertThatCode(() -> check(List.of(JSON))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(List.of(HTML))).hasMessageContaining("X-Frame-Options");
    assertThatThrownBy(() -> check(List.of(JSON), FRAMED)).isInstanceOf(AssertionError.class);
  }

  @Test
  void the_applications_own_framing_stays_alone() {
    Header deny = new Header("x-frame-options", "DENY");
    Header policy = new Header("content-security-policy", "frame-ancestors 'none'");

    assertThatCode(() -> check(List.of(HTML, deny))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(List.of(HTML, deny), FRAMED)).isInstanceOf(AssertionError.class);
    assertThatCode(() -> check(List.of(HTML, policy))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(List.of(HTML, policy), FRAMED))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_header_twice_or_one_too_many_is_wrong() {
    assertThatThrownBy(() -> check(List.of(JSON), new Header("x-request-id", "8")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () -> check(List.of(JSON), new Header("Strict-Transport-Security", "max-age=1")))
        .isInstanceOf(AssertionError.class);
  }

  /** A response with mode safe's headers and {@code more}, beside one that has just its own. */
  private static void check(List<Header> own, Header... more) {
    List<Header> with = new ArrayList<>(own);
    with.add(new Header("X-Content-Type-Options", "nosniff"));
    with.add(new Header("Referrer-Policy", "strict-origin-when-cross-origin"));
    with.add(new Header("X-XSS-Protection", "0"));
    with.add(new Header("X-Request-ID", "7"));
    with.add(new Header("X-Response-Time", "1.23ms"));
    with.addAll(List.of(more));
    AddedHeaders.check("a response", response(with), response(own));
  }

  private static RawResponse response(List<Header> headers) {
    return new RawResponse("HTTP/1.1 200", headers, new byte[0], true);
  }
}
