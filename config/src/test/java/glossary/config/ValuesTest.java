package glossary.config;

import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "30, 30000",
    "30s, 30000",
    "5m, 300000",
    "2500ms, 2500",
    "1.5s, 1500",
    "PT1M, 60000",
    "10 s, 10000",
    "1M, 60000",
    "0.5, 500",
    "pt20s, 20000"
  })
  void a_duration_is_read_in_seconds_unless_it_has_a_unit(String text, long millis) {
    assertThat(Settings.of("HEADER_TIMEOUT=" + text).get(Catalogue.HEADER_TIMEOUT))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void a_bare_number_has_the_unit_of_its_name() {
    Settings settings =
        Settings.of(
            "SEARCH_DEADLINE_MS=750",
            "SHUTDOWN_DRAIN_SECONDS=7",
            "BACKUP_RETENTION_DAYS=14",
            "RATE_LIMIT_WINDOW=90");

    assertThat(settings.get(Catalogue.SEARCH_DEADLINE_MS)).isEqualTo(Duration.ofMillis(750));
    assertThat(settings.get(Catalogue.SHUTDOWN_DRAIN_SECONDS)).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.get(Catalogue.BACKUP_RETENTION_DAYS)).isEqualTo(Duration.ofDays(14));
    assertThat(settings.get(Catalogue.RATE_LIMIT_WINDOW)).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-5", "-PT5S", "5 parsecs", "1e9", "999999999999", "PT99999999999999999H"})
  void what_is_no_duration_is_a_problem(String text) {
    assertThat(lines(set("HEADER_TIMEOUT=" + text)))
        .singleElement()
        .asString()
        .startsWith("HEADER_TIMEOUT: must be ");
  }

  @Test
  void a_value_out_of_its_limits_says_the_limits() {
    assertThat(lines(set("SHUTDOWN_DRAIN_SECONDS=9h")))
        .containsExactly(
            "SHUTDOWN_DRAIN_SECONDS: must be between 0s and 5m, found 9h (from --set)");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10485760",
    "10MB, 10485760",
    "10mib, 10485760",
    "1.5GB, 1610612736",
    "2048B, 2048",
    "64K, 65536",
    "1 gb, 1073741824"
  })
  void a_size_is_read_in_the_unit_of_its_name_unless_it_has_one(String text, long bytes) {
    assertThat(Settings.of("UPLOAD_MAX_SIZE_MB=" + text).get(Catalogue.UPLOAD_MAX_SIZE_MB))
        .isEqualTo(new ByteSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10XB", "ib", "99999999999999999999", "999999999999TB", "0x10"})
  void what_is_no_size_is_a_problem(String text) {
    assertThat(lines(set("UPLOAD_MAX_SIZE_MB=" + text))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "1, true",
    "YES, true",
    "On, true",
    "false, false",
    "0, false",
    "no, false",
    "OFF, false"
  })
  void a_boolean_has_many_spellings(String text, boolean value) {
    assertThat(Settings.of("QUERY_LOGGING=" + text).get(Catalogue.QUERY_LOGGING)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", "tru", "truefalse"})
  void what_is_no_boolean_is_a_problem(String text) {
    assertThat(lines(set("QUERY_LOGGING=" + text))).hasSize(1);
  }

  @Test
  void a_list_is_separated_by_commas_or_a_json_array() {
    assertThat(Settings.of("ALLOWED_ORIGINS=http://a, http://b,").get(Catalogue.ALLOWED_ORIGINS))
        .containsExactly("http://a", "http://b");
    assertThat(
            Settings.of("ALLOWED_ORIGINS=[\"http://a\",  \"http:\\/\\/b\"]")
                .get(Catalogue.ALLOWED_ORIGINS))
        .containsExactly("http://a", "http://b");
    assertThat(Settings.of("ALLOWED_HEADERS=[\"\\u0041\\n\"]").get(Catalogue.ALLOWED_HEADERS))
        .containsExactly("A\n");
    assertThat(Settings.of("ALLOWED_METHODS=").get(Catalogue.ALLOWED_METHODS)).isEmpty();
    assertThat(Settings.of("ALLOWED_METHODS=[]").get(Catalogue.ALLOWED_METHODS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "[\"a\"", "[\"a\",]", "[a]", "['a']", "[\"a\"]x", "[\"\\q\"]", "[1]"})
  void a_malformed_array_is_a_problem(String text) {
    assertThat(lines(set("ALLOWED_METHODS=" + text))).singleElement().asString().contains("JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 2 * * *", "*/5 0-6,22 1,15 JAN-MAR mon-fri", "30 3 * * 0", "0  2\t* * 7"})
  void five_cron_fields_are_a_schedule(String text) {
    assertThat(set("BACKUP_SCHEDULE=" + text).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 2 * *",
        "60 2 * * *",
        "0 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "@daily",
        "5-1 * * * *",
        "*/0 * * * *",
        "1/2 * * * *",
        "a * * * *",
        "1-2-3 * * * *",
        ", * * * *",
        "* * * * * *"
      })
  void anything_else_is_no_schedule(String text) {
    assertThat(lines(set("BACKUP_SCHEDULE=" + text)))
        .singleElement()
        .asString()
        .contains("must be five cron fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::1", "localhost", "my-host.example.org"})
  void an_address_to_listen_on_is_a_host(String text) {
    assertThat(Settings.of("API_HOST=" + text).get(Catalogue.API_HOST)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0:9123", "http://localhost", "a b", "[localhost]", "1:2:3:4:5:6:7:8:9"})
  void an_address_with_a_port_or_scheme_is_a_problem(String text) {
    assertThat(lines(set("API_HOST=" + text))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://*",
        "https://*.org",
        "https://a.*.example.org",
        "https://*example.org",
        "https://*.example.org:x",
        "https://user@example.org",
        "https://example.org/path",
        "https://example.org:8443:1",
        "https://example.org;https://b.org",
        "//example.org"
      })
  void what_no_browser_sends_as_an_origin_is_a_problem(String text) {
    assertThat(lines(set("ALLOWED_ORIGINS=https://a.org," + text))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://*.example.org",
        "https://*.example.org:8443",
        "http://[::1]:3000",
        "http://10.0.0.1",
        "https://b\u00fccher.example",
        "chrome-extension://abcdefghijklmnop",
        "*"
      })
  void an_origin_may_be_a_name_an_address_or_all_below_a_name(String text) {
    assertThat(lines(set("ALLOWED_ORIGINS=" + text))).isEmpty();
  }

  @Test
  void brackets_around_an_ipv6_address_are_dropped() {
    assertThat(Settings.of("API_HOST=[::]").get(Catalogue.API_HOST)).isEqualTo("::");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0",
        "10.0.0.0/8/8",
        "fe80::/129",
        "proxy",
        "1.2.3.256",
        "1.2.3.04",
        "::1%eth0"
      })
  void what_is_no_network_is_a_problem(String text) {
    assertThat(lines(set("TRUSTED_PROXIES=10.0.0.0/8,fe80::/10,::1,127.0.0.1," + text))).hasSize(1);
  }

  @Test
  void a_port_set_by_kubernetes_for_a_service_says_how_to_turn_that_off() {
    assertThat(lines(SourcesForTests.environment("API_PORT", "tcp://10.0.171.239:9123")))
        .singleElement()
        .asString()
        .contains("found tcp://10.0.171.239:9123 (from environment)")
        .contains("enableServiceLinks: false");
  }

  @Test
  void a_sqlite_url_names_a_file() {
    assertThat(database("sqlite:///data/glossary.db")).isEqualTo(Path.of("data/glossary.db"));
    assertThat(database("sqlite:////srv/glossary.db?timeout=20"))
        .isEqualTo(Path.of("/srv/glossary.db"));
    assertThat(database("sqlite+pysqlite:///g.db")).isEqualTo(Path.of("g.db"));
  }

  private static Path database(String url) {
    return Settings.of("DATABASE_URL=" + url).get(Catalogue.DATABASE_URL).file();
  }

  @Test
  void postgresql_is_refused_with_what_to_do_and_without_the_password() {
    assertThat(lines(set("DATABASE_URL=postgresql://u:hunter/2@db/glossary")))
        .containsExactly(
            "DATABASE_URL: must be a sqlite:/// URL, found postgresql://***@db/glossary (from"
                + " --set); PostgreSQL comes later; until then use a sqlite:/// URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///x?mode=memory",
        "sqlite:///file:x?mode=memory&uri=true",
        "sqlite:///file:x",
        "sqlite://host/x.db",
        "sqlite:x.db",
        "sqlite:///data/",
        "data/glossary.db"
      })
  void a_url_that_names_no_file_is_a_problem(String text) {
    assertThat(lines(set("DATABASE_URL=" + text))).hasSize(1);
  }

  @Test
  void other_types_are_read_too() {
    Settings settings =
        Settings.of(
            "MEMORY_WARNING_THRESHOLD_PERCENT=80.5%",
            "BACKUP_TIMEZONE=Europe/Berlin",
            "DATABASE_MODE=READ-ONLY",
            "LOG_LEVEL=warning",
            "ALERT_WEBHOOK_URL=https://example.org/hook");

    assertThat(settings.get(Catalogue.MEMORY_WARNING_THRESHOLD_PERCENT)).isEqualTo(80.5);
    assertThat(settings.get(Catalogue.BACKUP_TIMEZONE)).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.get(Catalogue.DATABASE_MODE)).isEqualTo(DatabaseMode.READ_ONLY);
    assertThat(settings.get(Catalogue.LOG_LEVEL)).isEqualTo(LogLevel.WARNING);
    assertThat(settings.get(Catalogue.ALERT_WEBHOOK_URL)).hasHost("example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BACKUP_TIMEZONE=Mars/Olympus",
        "DATABASE_MODE=sometimes",
        "ALERT_WEBHOOK_URL=ftp://x/y",
        "ALERT_WEBHOOK_URL=http:/x",
        "DOCS_URL=docs",
        "API_PORT=65536",
        "API_PORT=-1",
        "API_PORT=99999999999",
        "MEMORY_WARNING_THRESHOLD_PERCENT=101",
        "LOG_DIR=a\u0000b",
        "APP_NAME=a\u0007b",
        "ALERT_WEBHOOK_SECRET=line\nbreak",
        "ALLOWED_ORIGINS=example.org",
        "ENVIRONMENT=prod"
      })
  void a_wrong_value_of_any_type_is_one_problem(String assignment) {
    assertThat(lines(set(assignment))).hasSize(1);
  }

  @Test
  void an_empty_value_unsets_what_has_no_default_and_is_wrong_for_anything_else() {
    assertThat(Settings.of("SENTRY_DSN=").find(Catalogue.SENTRY_DSN)).isEmpty();
    assertThat(lines(set("API_PORT=")))
        .singleElement()
        .asString()
        .contains("found (empty) (from --set); remove it to use the default");
  }

  @Test
  void a_secret_does_not_show_itself() {
    Secret key = Settings.of("SECRET_KEY=hunter2").get(Catalogue.SECRET_KEY);

    assertThat(key).hasToString("***");
    assertThat(key.reveal()).isEqualTo("hunter2");
  }
}
