package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedTemplatesTest {

  @ParameterizedTest
  @CsvSource({
    "/api, /orders, /{id}, /api/orders/{id}",
    "'', orders, {id}, /orders/{id}",
    "'', /, /{id}, /{id}",
    "/api, /orders/, {id}/, /api/orders/{id}",
    "'', '', '', ''",
    "/api, /, /, /api",
  })
  void templates_are_joined_by_one_slash(String base, String first, String second, String route) {
    NestedTemplates templates = new NestedTemplates(10);

    assertThat(templates.root().within(base).within(first).within(second).route).isEqualTo(route);
  }

  @Test
  void a_route_is_made_once() {
    NestedTemplates.Place root = new NestedTemplates(10).root();

    assertThat(root.within("/a").within("/{b}").route)
        .isSameAs(root.within("/a").within("/{b}").route);
  }

  @Test
  void beyond_the_limit_routes_are_right_and_not_kept() {
    NestedTemplates.Place root = new NestedTemplates(2).root();
    NestedTemplates.Place kept = root.within("/a");
    root.within("/b");

    assertThat(root.within("/c").route).isEqualTo("/c");
    assertThat(root.within("/c")).isNotSameAs(root.within("/c"));
    assertThat(root.within("/a")).isSameAs(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/api/, /shop, /api, /api",
    "/shop/, /shop, '', ''",
    "/, '', '', ''",
    "/shop/, /shop, /orders/7, ''",
    "/shop/api/, /shop, /api/orders/7, /api",
    "/other/, /shop, /api,",
    "/shop, /shop, '',",
    "'', '', '',",
    "/a b/api/, /a%20b, /api,",
  })
  void the_path_of_a_servlet_or_filter_is_never_that_of_a_request(
      String base, String context, String servlet, String prefix) {
    assertThat(Jersey.prefix(base, context, servlet)).isEqualTo(prefix);
  }
}
