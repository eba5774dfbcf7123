package glossary.config;

import static glossary.config.SourcesForTests.environment;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.production;
import static glossary.config.SourcesForTests.set;
import static glossary.config.SourcesForTests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final String KEY = "8b3f0d6c52e94a17b3f0d6c52e94a178";

  @Test
  void production_needs_nothing_but_an_admin_token() {
    Resolution resolution = production();

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
    assertThat(resolution.orElseThrow().production()).isTrue();
  }

  @Test
  void production_without_an_admin_token_says_how_to_make_one() {
    assertThat(lines(environment("ENVIRONMENT", "production")))
        .containsExactly(
            "P01 ADMIN_TOKEN: must be set in production to at least 16 characters that are no"
                + " placeholder, found (unset); make one with: openssl rand -hex 32");
  }

  @ParameterizedTest
  @CsvSource({
    "P01, ADMIN_TOKEN=fifteen-letters",
    "P01, ADMIN_TOKEN=change-me-in-production",
    "P01, ADMIN_TOKEN=aaaaaaaaaaaaaaaaaaaa",
    "P01, ADMIN_TOKEN=",
    "P01, ADMIN_TOKEN=8b3f0d6c52e94a17 short",
    "P02, EDITOR_TOKEN=short",
    "P02, EDITOR_TOKEN=8b3f0d6c52e94a17 short",
    "P03, READER_TOKEN=your-token-goes-here",
    "P04, SECRET_KEY=8b3f0d6c52e94a17b3f0d6c52e94a17",
    "P04, SECRET_KEY=your-secret-key-change-this-in-production",
    "P05, DEBUG=true",
    "P06, RELOAD=true",
    "P07, AUTO_RELOAD=1",
    "P08, SHOW_ERROR_DETAILS=yes",
    "P09, DOCS_ENABLED=on",
    "P10, ALLOWED_ORIGINS=*",
    "P12, BACKUP_ENABLED=false",
    "P13, HEALTH_CHECK_ENABLED=false",
    "P14, JMX_PORT=9010"
  })
  void production_refuses_what_belongs_on_a_desk(String rule, String assignment) {
    assertThat(lines(production(assignment.replace(' ', ','))))
        .singleElement()
        .asString()
        .startsWith(rule + " " + assignment.substring(0, assignment.indexOf('=')) + ": must ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADMIN_TOKEN=short",
        "SECRET_KEY=your-secret-key-change-this-in-production",
        "DEBUG=true",
        "RELOAD=true",
        "DOCS_ENABLED=true",
        "ALLOWED_ORIGINS=*",
        "BACKUP_ENABLED=false",
        "JMX_PORT=9010"
      })
  void development_allows_all_of_that(String assignment) {
    assertThat(set(assignment).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET_KEY=" + KEY,
        "EDITOR_TOKEN=" + KEY,
        "RELOAD=nonsense",
        "ALLOWED_ORIGINS=https://a.org,http://localhost:3000,http://127.0.0.1,http://[::1]:1"
      })
  void production_allows_what_is_sound(String assignment) {
    Resolution resolution = production(assignment);

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
  }

  @Test
  void production_allows_remote_jmx_over_tls_only() {
    assertThat(lines(production("JMX_PORT=9010", "TLS_CERT_FILE=cert.pem", "TLS_KEY_FILE=key.pem")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "HTTP://10.0.0.1:80", "http://127.0.0.1.evil.org"})
  void production_warns_of_plain_http_origins(String origin) {
    assertThat(warnings(production("ALLOWED_ORIGINS=" + origin)))
        .containsExactly(
            "ALLOWED_ORIGINS: should not hold http:// origins of other machines in production;"
                + " serve those pages by https (from --set)");
  }

  @Test
  void an_admin_token_file_that_cannot_be_read_is_one_problem() {
    assertThat(lines(environment("ENVIRONMENT", "production", "ADMIN_TOKEN_FILE", "/no/such")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C01; MEMORY_WARNING_THRESHOLD_PERCENT=95",
        "C01; MEMORY_CRITICAL_THRESHOLD_PERCENT=80",
        "C02; DISK_WARNING_THRESHOLD_GB=1",
        "C02; DISK_CRITICAL_THRESHOLD_GB=10GB",
        "C03; METRICS_PORT=9123",
        "C03; API_PORT=9124",
        "C04; JMX_PORT=9124",
        "C05; TLS_KEY_FILE=key.pem",
        "C05; TLS_CERT_FILE=cert.pem",
        "C06; TLS_CLIENT_CA_FILE=ca.pem",
        "C07; HSTS_PRELOAD=true",
        "C11; PROMETHEUS_ENDPOINT=/",
        "C11; PROMETHEUS_ENDPOINT=/metrics/",
        "C11; PROMETHEUS_ENDPOINT=/a/../metrics",
        "C11; PROMETHEUS_ENDPOINT=/a//b",
        "C11; PROMETHEUS_ENDPOINT=/health",
        "C11; PROMETHEUS_ENDPOINT=/health/metrics",
        "C11; PROMETHEUS_ENDPOINT=/api/metrics",
        "C11; PROMETHEUS_ENDPOINT=/openapi.yaml",
        "C14; DOCS_URL=/",
        "C14; DOCS_URL=/docs/",
        "C14; DOCS_URL=/a/../docs",
        "C14; DOCS_URL=/api/docs",
        "C14; DOCS_URL=/console",
        "C14; DOCS_URL=/metrics",
        "C14; DOCS_URL=/openapi.yaml"
      })
  void settings_that_contradict_each_other_are_refused_everywhere(String rule, String assignment) {
    assertThat(lines(set(assignment))).singleElement().asString().startsWith(rule + " ");
  }

  @Test
  void two_roles_do_not_share_a_token() {
    assertThat(lines(set("ADMIN_TOKEN=a", "READER_TOKEN=a")))
        .singleElement()
        .asString()
        .startsWith("C08");
    assertThat(lines(set("ADMIN_TOKEN=a", "EDITOR_TOKEN=a")))
        .singleElement()
        .asString()
        .startsWith("C08");
    assertThat(lines(set("EDITOR_TOKEN=a", "READER_TOKEN=a")))
        .singleElement()
        .asString()
        .startsWith("C09");
    assertThat(lines(set("ADMIN_TOKEN=a,b", "EDITOR_TOKEN=c,b")))
        .singleElement()
        .asString()
        .startsWith("C08");
    assertThat(lines(set("ADMIN_TOKEN=a", "EDITOR_TOKEN=b", "READER_TOKEN=c"))).isEmpty();
    assertThat(lines(set("ADMIN_TOKEN=a,b", "EDITOR_TOKEN=c,d", "READER_TOKEN=e,f"))).isEmpty();
  }

  @Test
  void the_far_reaching_parts_of_hsts_are_warned_of_where_they_have_an_effect() {
    assertThat(warnings(set("HSTS_ENABLED=1", "HSTS_INCLUDE_SUBDOMAINS=1", "HSTS_PRELOAD=1")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("HSTS_INCLUDE_SUBDOMAINS: should be true only where"))
        .anyMatch(line -> line.startsWith("HSTS_PRELOAD: should be true only where"));
    assertThat(warnings(set("HSTS_ENABLED=1"))).isEmpty();
    assertThat(warnings(set("HSTS_INCLUDE_SUBDOMAINS=1"))).isEmpty();
  }

  @Test
  void a_kind_of_file_that_cannot_be_verified_is_warned_of() {
    assertThat(warnings(set("UPLOAD_ALLOWED_EXTENSIONS=.pdf,.exe")))
        .singleElement()
        .asString()
        .startsWith("UPLOAD_ALLOWED_EXTENSIONS: should hold no other than .pdf, .txt and .docx;");
    assertThat(warnings(set("UPLOAD_ALLOWED_EXTENSIONS=PDF, .txt,.Docx"))).isEmpty();
    assertThat(warnings(set("UPLOAD_ALLOWED_EXTENSIONS="))).isEmpty();
  }

  @Test
  void settings_that_fit_together_are_fine() {
    assertThat(
            lines(
                set(
                    "TLS_KEY_FILE=k",
                    "TLS_CERT_FILE=c",
                    "TLS_CLIENT_CA_FILE=a",
                    "HSTS_ENABLED=1",
                    "HSTS_INCLUDE_SUBDOMAINS=1",
                    "HSTS_PRELOAD=1",
                    "METRICS_PORT=0",
                    "API_PORT=0")))
        .isEmpty();
  }

  @Test
  void credentials_are_not_for_pages_of_everybody() {
    assertThat(lines(set("ALLOW_CREDENTIALS=true", "ALLOWED_ORIGINS=*")))
        .singleElement()
        .asString()
        .startsWith("C20 ALLOW_CREDENTIALS: must ");
    assertThat(lines(set("ALLOW_CREDENTIALS=true", "ALLOWED_ORIGINS=https://a.org"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "10.0.0.5,0.0.0.0/00"})
  void trusting_everybody_as_a_proxy_is_a_warning(String proxies) {
    assertThat(warnings(set("TRUSTED_PROXIES=" + proxies)))
        .singleElement()
        .asString()
        .startsWith("TRUSTED_PROXIES: should not hold 0.0.0.0/0 or ::/0");
  }

  @Test
  void trusting_a_proxy_is_no_warning() {
    assertThat(warnings(set("TRUSTED_PROXIES=10.0.0.0/8,::1,fd00::/10"))).isEmpty();
  }

  @Test
  void sentry_without_a_dsn_is_a_warning() {
    assertThat(warnings(set("SENTRY_ENABLED=true"))).hasSize(1);
    assertThat(warnings(set("SENTRY_ENABLED=true", "SENTRY_DSN=https://k@sentry.io/1"))).isEmpty();
  }

  @Test
  void a_value_that_cannot_be_read_is_not_judged_again() {
    assertThat(lines(set("MEMORY_WARNING_THRESHOLD_PERCENT=x"))).hasSize(1);
    assertThat(lines(production("DEBUG=x"))).hasSize(1);
  }

  @Test
  void every_rule_has_its_own_id_and_says_what_to_do() {
    assertThat(Rule.all()).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(Rule.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.demand()).startsWith(rule.required() ? "must " : "should ");
              assertThat(rule.action()).isNotBlank();
            });
  }
}
