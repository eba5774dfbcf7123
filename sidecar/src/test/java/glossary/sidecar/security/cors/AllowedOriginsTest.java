package glossary.sidecar.security.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
  private final AllowedOrigins some =
      new AllowedOrigins(
          List.of(
              "https://app.example.org",
              "HTTP://Localhost:3000",
              "https://default.example.org:443",
              "https://*.example.net",
              "https://*.example.com:8443",
              "http://[::1]:8080",
              "https://b\u00fccher.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.org",
        "https://APP.example.org",
        "https://app.example.org:443",
        "http://localhost:3000",
        "https://default.example.org",
        "https://a.example.net",
        "https://a.b.example.net",
        "https://a.example.com:8443",
        "http://[::1]:8080",
        "https://xn--bcher-kva.example"
      })
  void exactly_those_and_those_below_a_name_are_allowed(String origin) {
    assertThat(some.allows(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "NULL",
        "",
        "*",
        "https://",
        "https://*",
        "https://*.example.net",
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://app.example.org:",
        "https://app.example.org:0443",
        "https://app.example.org.evil.example",
        "https://evil-app.example.org",
        "https://app.example.org@evil.example",
        "https://app.example.org/",
        "https://app.example.org/x",
        "https://app.example.org?x",
        "https://app.example.org#x",
        "https://app.example.org https://evil.example",
        "https://app.example.org,https://evil.example",
        " https://app.example.org",
        "https://app.example.org\u0000",
        "https://app.example.org.",
        "https://example.net",
        "https://.example.net",
        "https://evilexample.net",
        "https://a.example.net.evil.example",
        "https://a.example.net:8443",
        "http://a.example.net",
        "https://a.example.com",
        "https://appxexample.org",
        "http://localhost",
        "http://[::1]",
        "file://",
        "javascript://app.example.org"
      })
  void nothing_else_is(String origin) {
    assertThat(some.allows(origin)).isFalse();
  }

  @Test
  void a_very_long_origin_is_not_looked_at() {
    assertThat(some.allows("https://" + "a.".repeat(100_000) + "example.net")).isFalse();
  }

  @Test
  void all_are_all_that_have_a_name_of_their_own() {
    AllowedOrigins all = new AllowedOrigins(List.of("*"));

    assertThat(all.allows("https://anything.example")).isTrue();
    assertThat(all.allows("http://10.0.0.1:8080")).isTrue();
    assertThat(all.allows("null")).isFalse();
    assertThat(all.allows("nonsense")).isFalse();
  }

  @Test
  void none_is_none() {
    assertThat(new AllowedOrigins(List.of()).allows("https://app.example.org")).isFalse();
  }

  @Test
  void a_setting_that_is_no_origin_is_refused() {
    assertThatThrownBy(() -> new AllowedOrigins(List.of("https://a/b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
