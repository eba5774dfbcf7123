package glossary.agent.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
  private final HeaderRules rules =
      HeaderRules.parse(
          "/embed/*=off, /embed/admin/*=enforce,/embed/page=safe,/embed/page*=report,/pre*=off");

  private String mode(String path) {
    return rules.mode(path, HeaderMode.SAFE).label();
  }

  @ParameterizedTest
  @CsvSource({
    "/, safe",
    "/shop, safe",
    "/embedded, safe",
    "/embed, off",
    "/embed/, off",
    "/embed/x/y.html, off",
    "/embed/M%C3%BCller%20x, off",
    "/embed/x;jsessionid=1A, off",
    "/embed/admin, enforce",
    "/embed/admin/users, enforce",
    "/embed/page, safe",
    "/embed/page;jsessionid=1A, safe",
    "/embed/page2, report",
    "/pre, off",
    "/prefix, off",
    "/p, safe",
    "'', safe",
    "*, safe"
  })
  void the_longest_pattern_wins(String path, String mode) {
    assertThat(mode(path)).isEqualTo(mode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/embed/../account",
        "/embed/..;/account",
        "/embed;x/account",
        "/embed//account",
        "/embed/%2e%2e/account",
        "/embed/..%2faccount",
        "/embed/%5c..%5caccount",
        "/embed\\..\\account",
        "/embed/%",
        "/embed/%2",
        "/embed/%zz/..",
        "//embed/x"
      })
  void a_path_that_may_mean_another_gets_the_strictest_mode(String path) {
    assertThat(mode(path)).isEqualTo("enforce");
  }

  @Test
  void without_a_rule_or_a_path_the_mode_of_all_holds() {
    assertThat(HeaderRules.NONE.mode("/a/../b", HeaderMode.SAFE)).isEqualTo(HeaderMode.SAFE);
    assertThat(rules.mode(null, HeaderMode.SAFE)).isEqualTo(HeaderMode.SAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "/a",
        "/a=",
        "/a=paranoid",
        "/a=off,",
        "a=off",
        "*=off",
        "/*/b=off",
        "/a**=off",
        "/a/../b=off",
        "/a?b=off",
        "/a;b=off",
        "/a=off,/b=safe,/a=safe"
      })
  void a_wrong_rule_is_refused_with_a_reason(String text) {
    assertThatThrownBy(() -> HeaderRules.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must ");
  }

  @Test
  void the_number_of_rules_is_bounded() {
    assertThatThrownBy(() -> HeaderRules.parse("/a=off,".repeat(100_000) + "/b=off"))
        .hasMessage("must have at most 100 rules");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default-src 'self'\r\nSet-Cookie: x=1",
        "default-src\u0000",
        "default-src \u00fc",
        "default-src\t'self'",
        "default-src 'self', script-src *"
      })
  void a_policy_cannot_smuggle_in_another_header_or_policy(String policy) {
    assertThatThrownBy(() -> HeaderValues.policy(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be one");
  }

  @Test
  void a_policy_has_a_bounded_length() {
    assertThat(HeaderValues.policy("x".repeat(4000))).hasSize(4000);
    assertThatThrownBy(() -> HeaderValues.policy("x".repeat(4001))).hasMessageContaining("4000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reports",
        "//evil.example/r",
        "ftp://x/r",
        "/r; script-src *",
        "/r,x",
        "/r\n"
      })
  void reports_go_to_a_path_or_a_url(String place) {
    assertThatThrownBy(() -> HeaderValues.reportTo(place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be ");
  }

  @Test
  void reports_may_go_anywhere_on_the_web() {
    assertThat(HeaderValues.reportTo("/api/csp-reports")).isEqualTo("/api/csp-reports");
    assertThat(HeaderValues.reportTo("https://a.example:1/r?x=1"))
        .isEqualTo("https://a.example:1/r?x=1");
  }

  @ParameterizedTest
  @CsvSource({"true, max-age=31536000", "false,", "max-age=0, max-age=0"})
  void strict_transport_is_a_switch_or_a_value(String text, String value) {
    assertThat(HeaderValues.hsts(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "max-age=", "max-age=x", "300", "max-age=1\r\nA: b"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> HeaderValues.hsts(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be ");
  }
}
