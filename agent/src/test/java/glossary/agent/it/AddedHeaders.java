package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The headers of mode safe on a response, given what the server answered without the agent. */
final class AddedHeaders {

  private AddedHeaders() {}

  static void check(String name, RawResponse with, RawResponse without) {
    if (with.interim()) {
      assertThat(undated(with)).as(name).isEqualTo(undated(without));
      return;
    }
    once(name, with, without, "X-Content-Type-Options", "nosniff");
    once(name, with, without, "Referrer-Policy", "strict-origin-when-cross-origin");
    once(name, with, without, "X-XSS-Protection", "0");
    framing(name, with, without);
    onceMatching(name, with, without, "X-Request-ID", "[A-Za-z0-9._-]{1,128}");
    onceMatching(name, with, without, "X-Response-Time", "\\d+(\\.\\d+)?ms");
    for (String never :
        List.of("Strict-Transport-Security", "Content-Security-Policy", "Permissions-Policy")) {
      assertThat(with.values(never)).as(name).isEqualTo(without.values(never));
    }
  }

  private static List<RawResponse.Header> undated(RawResponse response) {
    return response.headers().stream().filter(header -> !header.is("Date")).toList();
  }

  private static void framing(String name, RawResponse with, RawResponse without) {
    boolean framed =
        with.values("Content-Security-Policy").stream()
            .anyMatch(policy -> policy.contains("frame-ancestors"));
    if (with.html() && !framed) {
      once(name, with, without, "X-Frame-Options", "SAMEORIGIN");
    } else {
      assertThat(with.values("X-Frame-Options"))
          .as(name)
          .isEqualTo(without.values("X-Frame-Options"));
    }
  }

  private static void once(
      String name, RawResponse with, RawResponse without, String header, String value) {
    List<String> expected = without.has(header) ? without.values(header) : List.of(value);
    assertThat(with.values(header)).as("%s: %s", name, header).isEqualTo(expected);
  }

  private static void onceMatching(
      String name, RawResponse with, RawResponse without, String header, String pattern) {
    assertThat(with.values(header)).as("%s: %s", name, header).hasSize(1);
    if (without.has(header)) {
      assertThat(with.values(header)).as(name).isEqualTo(without.values(header));
    } else {
      assertThat(with.values(header).get(0)).as("%s: %s", name, header).matches(pattern);
    }
  }
}
