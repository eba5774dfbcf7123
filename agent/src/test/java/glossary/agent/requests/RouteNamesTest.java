package glossary.agent.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteNamesTest {
  private final RouteNames routes = new RouteNames();

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "/shop, /orders/{id}, /shop/orders/{id}",
        "'', /orders/{id}, /orders/{id}",
        "null, /orders/{id}, /orders/{id}",
        "/shop, *.do, /shop/*.do",
        "/shop, /, /shop/*",
        "'', /, /*",
        "/shop, '', /shop/",
        "/shop, null, unmatched"
      })
  void prefix_and_pattern_are_joined(String prefix, String pattern, String expected) {
    assertThat(routes.of(prefix, pattern)).isEqualTo(expected);
  }

  @Test
  void a_route_that_was_seen_makes_no_new_string() {
    assertThat(routes.of("/shop", "/orders")).isSameAs(routes.of("/shop", "/orders"));
  }

  @Test
  void patterns_beyond_what_is_remembered_are_still_named() {
    for (int i = 0; i < 2000; i++) {
      assertThat(routes.of("", "/p" + i)).isEqualTo("/p" + i);
    }
    assertThat(routes.of("", "/p1999")).isNotSameAs(routes.of("", "/p1999"));
  }

  @Test
  void prefixes_beyond_what_is_remembered_are_not() {
    for (int i = 0; i < 100; i++) {
      assertThat(routes.of("/c" + i, "/x")).isEqualTo("/c" + i + "/x");
    }
    assertThat(routes.of("/c100", "/x")).isEqualTo(RouteNames.UNMATCHED);
    assertThat(routes.of("/c7", "/y")).isEqualTo("/c7/y");
  }
}
