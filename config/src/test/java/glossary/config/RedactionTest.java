package glossary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @Test
  void a_secret_shows_its_length_and_whether_it_is_there() {
    assertThat(Redaction.show(Catalogue.ADMIN_TOKEN, "x".repeat(32)))
        .isEqualTo("*** (32 characters)");
    assertThat(Redaction.show(Catalogue.ADMIN_TOKEN, "")).isEqualTo("(empty)");
    assertThat(Redaction.show(Catalogue.ADMIN_TOKEN, null)).isEqualTo("(unset)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_ACCESS_KEY",
        "client_secret",
        "GITHUB_TOKEN",
        "DbPassword",
        "SENTRY_DSN",
        "CREDENTIALS",
        "ALERT_WEBHOOK_URL",
        "TLS_KEY_PASSWORD",
        "SECRET_KEY",
        "SMTP_PASSWORD"
      })
  void a_name_tells_that_its_value_is_secret(String name) {
    assertThat(Redaction.show(name, "hunter2")).isEqualTo("*** (7 characters)");
  }

  @ParameterizedTest
  @CsvSource({"TLS_KEY_FILE, key.pem", "RATE_LIMIT_MAX_KEYS, 5000", "APP_NAME, x", "PATH, /bin"})
  void numbers_paths_and_plain_names_are_shown(String name, String text) {
    assertThat(Redaction.show(name, text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://u:p@h/x|https://***@h/x",
        "postgresql://u:a/b@c@h:5432/g|postgresql://***@h:5432/g",
        "see https://u@h and ftp://a:b@c now|see https://***@h and ftp://***@c now",
        "https://h/x?a=1&api_key=k&b=2|https://h/x?a=1&api_key=***&b=2",
        "https://h/x?access_token=k#f|https://h/x?access_token=***#f",
        "https://h/x?q=1|https://h/x?q=1",
        "no://|no://",
        "a@b|a@b"
      })
  void users_and_tokens_in_urls_are_hidden(String text, String shown) {
    assertThat(Redaction.show("FRONTEND", text)).isEqualTo(shown);
  }

  @Test
  void a_key_in_the_wrong_setting_is_hidden() {
    assertThat(Redaction.show(Catalogue.TLS_KEY_FILE, "-----BEGIN PRIVATE KEY-----\nMIIE"))
        .startsWith("***");
  }

  @Test
  void long_texts_are_cut_and_control_characters_are_made_visible() {
    assertThat(Redaction.show("X", "a\n\u001b[31m\u202e")).isEqualTo("a\\u000a\\u001b[31m\\u202e");
    assertThat(Redaction.show("X", "://a@".repeat(500_000))).hasSizeLessThan(200);
    assertThat(Redaction.show("X", "y".repeat(1000))).hasSize(123).endsWith("...");
  }

  @Test
  void an_explanation_never_holds_a_secret() {
    Settings settings = Settings.of("ADMIN_TOKEN=hunter2", "SENTRY_DSN=https://hunter2@s.io/1");

    assertThat(settings.explainAll().toString()).doesNotContain("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
    assertThat(Sources.none().withAssignments(List.of("ADMIN_TOKEN=hunter2")).toString())
        .doesNotContain("hunter2");
  }
}
