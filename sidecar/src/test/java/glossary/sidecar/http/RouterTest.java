package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

  @Test
  void a_fixed_segment_wins_over_a_variable_one_in_any_order() {
    Router router = router("GET /g/{id}", "GET /g/count", "GET /g/{id}/x", "GET /g/count/{n}");

    assertThat(router.match("GET", "/g/count").template()).isEqualTo("/g/count");
    assertThat(router.match("GET", "/g/7").variables()).isEqualTo(Map.of("id", "7"));
    assertThat(router.match("GET", "/g/count/x").template()).isEqualTo("/g/count/{n}");
  }

  @Test
  void a_fixed_segment_that_leads_nowhere_gives_way_to_a_variable() {
    Router router = router("GET /g/count/all", "GET /g/{id}/x");

    assertThat(router.match("GET", "/g/count/x").variables()).isEqualTo(Map.of("id", "count"));
  }

  @Test
  void names_of_variables_belong_to_their_routes() {
    Router router = router("GET /a/{x}", "PUT /a/{y}", "GET /a/{z}/b/{w}");

    assertThat(router.match("GET", "/a/1").variables()).isEqualTo(Map.of("x", "1"));
    assertThat(router.match("PUT", "/a/1").variables()).isEqualTo(Map.of("y", "1"));
    assertThat(router.match("GET", "/a/1/b/2").variables()).isEqualTo(Map.of("z", "1", "w", "2"));
  }

  @Test
  void a_trailing_slash_in_a_template_is_no_other_path() {
    Match match = router("GET /api/relationships/").match("GET", "/api/relationships");

    assertThat(match.template()).isEqualTo("/api/relationships/");
    assertThat(match.route()).isNotNull();
  }

  @Test
  void an_unknown_path_is_unmatched_and_a_known_one_keeps_its_label_for_any_method() {
    Router router = router("GET /a/{x}", "GET /");

    assertThat(router.match("GET", "/b")).isSameAs(Match.NONE);
    assertThat(router.match("GET", "/a")).isSameAs(Match.NONE);
    assertThat(router.match("GET", "")).isSameAs(Match.NONE);
    assertThat(router.match("GET", "/a/b/" + "c/".repeat(4000))).isSameAs(Match.NONE);
    assertThat(router.match("PUT", "/a/1").template()).isEqualTo("/a/{x}");
    assertThat(router.match("PUT", "/a/1").route()).isNull();
    assertThat(router.match("GET", "/").template()).isEqualTo("/");
  }

  @Test
  void one_method_and_path_has_one_route() {
    assertThatThrownBy(() -> router("GET /a/{x}", "GET /a/{y}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/a/{y}");
  }

  private static Router router(String... routes) {
    List<Route> list =
        Arrays.stream(routes)
            .map(text -> text.split(" "))
            .map(part -> new Route(part[0], part[1], Access.OPEN, request -> Response.empty(204)))
            .toList();
    return new Router(list, (request, route) -> {});
  }
}
