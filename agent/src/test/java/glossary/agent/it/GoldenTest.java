package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.it.RawResponse.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden comparison sees what an agent must not do. */
class GoldenTest {
  private static final RawResponse WITHOUT =
      response(
          "HTTP/1.1 200 ", "text", new Header("Date", "a"), new Header("X-Frame-Options", "DENY"));

  @Test
  void the_time_of_day_and_a_header_of_the_agent_are_no_difference() {
    assertThat(
            compared(
                "HTTP/1.1 200 ",
                "text",
                new Header("Date", "b"),
                new Header("X-Frame-Options", "DENY"),
                new Header("x-request-id", "7")))
        .isEqualTo(without());
  }

  @Test
  void another_value_of_the_applications_own_header_is_a_difference() {
    assertThat(
            compared(
                "HTTP/1.1 200 ",
                "text",
                new Header("Date", "a"),
                new Header("X-Frame-Options", "SAMEORIGIN")))
        .isNotEqualTo(without());
  }

  @Test
  void the_applications_own_header_twice_is_a_difference() {
    assertThat(
            compared(
                "HTTP/1.1 200 ",
                "text",
                new Header("Date", "a"),
                new Header("X-Frame-Options", "DENY"),
                new Header("x-frame-options", "SAMEORIGIN")))
        .isNotEqualTo(without());
  }

  @Test
  void another_header_that_nobody_asked_for_is_a_difference() {
    assertThat(
            compared(
                "HTTP/1.1 200 ",
                "text",
                new Header("Date", "a"),
                new Header("X-Frame-Options", "DENY"),
                new Header("Server", "x")))
        .isNotEqualTo(without());
  }

  @Test
  void another_reason_or_body_is_a_difference() {
    Header[] headers = WITHOUT.headers().toArray(new Header[0]);

    assertThat(compared("HTTP/1.1 200 OK", "text", headers)).isNotEqualTo(without());
    assertThat(compared("HTTP/1.1 200 ", "texts", headers)).isNotEqualTo(without());
  }

  private static String without() {
    return Golden.comparable(WITHOUT, WITHOUT).toString();
  }

  private static String compared(String statusLine, String body, Header... headers) {
    return Golden.comparable(response(statusLine, body, headers), WITHOUT).toString();
  }

  private static RawResponse response(String statusLine, String body, Header... headers) {
    return new RawResponse(statusLine, List.of(headers), RawClient.ascii(body), true);
  }
}
