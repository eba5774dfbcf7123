package glossary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final List<String> EXISTING =
      List.of(
          ("APP_NAME APP_VERSION ENVIRONMENT DEBUG API_HOST API_PORT API_WORKERS RELOAD DATABASE_URL"
                  + " DATABASE_POOL_SIZE DATABASE_MAX_OVERFLOW LOG_LEVEL LOG_DIR LOG_FORMAT"
                  + " LOG_MAX_BYTES LOG_BACKUP_COUNT SECRET_KEY ALLOWED_ORIGINS ALLOWED_METHODS"
                  + " ALLOWED_HEADERS RATE_LIMIT_ENABLED RATE_LIMIT_REQUESTS RATE_LIMIT_WINDOW"
                  + " BACKUP_ENABLED BACKUP_DIR BACKUP_RETENTION_DAYS BACKUP_COMPRESS BACKUP_VERIFY"
                  + " BACKUP_SCHEDULE HEALTH_CHECK_ENABLED DISK_WARNING_THRESHOLD_GB"
                  + " DISK_CRITICAL_THRESHOLD_GB MEMORY_WARNING_THRESHOLD_PERCENT"
                  + " MEMORY_CRITICAL_THRESHOLD_PERCENT SENTRY_ENABLED SENTRY_DSN"
                  + " SENTRY_TRACES_SAMPLE_RATE SENTRY_ENVIRONMENT SPACY_MODEL NLP_BATCH_SIZE"
                  + " NLP_MIN_CONFIDENCE FTS_ENABLED FTS_SNIPPET_LENGTH FTS_MAX_RESULTS"
                  + " UPLOAD_MAX_SIZE_MB UPLOAD_ALLOWED_EXTENSIONS UPLOAD_DIR FRONTEND_URL"
                  + " REQUEST_TIMEOUT CONNECTION_POOL_SIZE CACHE_ENABLED CACHE_TTL CACHE_MAX_SIZE"
                  + " METRICS_ENABLED METRICS_PORT PROMETHEUS_ENABLED PROMETHEUS_ENDPOINT"
                  + " EMAIL_ENABLED SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASSWORD SMTP_FROM SMTP_TO"
                  + " AUTO_RELOAD SHOW_ERROR_DETAILS DOCS_ENABLED DOCS_URL REDOC_URL GZIP_ENABLED"
                  + " GZIP_MINIMUM_SIZE RESPONSE_CACHE_ENABLED QUERY_LOGGING SLOW_QUERY_THRESHOLD_MS")
              .split(" "));
  private static final List<String> NEW =
      List.of(
          ("SIDECAR_PORT SIDECAR_LOG_DIR SIDECAR_DIR TELEMETRY_DIR READER_TOKEN EDITOR_TOKEN"
                  + " ADMIN_TOKEN DATABASE_MODE SOURCE_SQL TRUSTED_PROXIES FORWARDED_HEADER"
                  + " RATE_LIMIT_BURST RATE_LIMIT_MAX_KEYS RATE_LIMIT_MODE INPUT_MODE HSTS_ENABLED"
                  + " HSTS_INCLUDE_SUBDOMAINS HSTS_PRELOAD TLS_CERT_FILE TLS_KEY_FILE"
                  + " TLS_KEY_PASSWORD TLS_CLIENT_CA_FILE HEALTH_DETAILS READINESS_IMPACT"
                  + " MAX_CONNECTIONS HEADER_TIMEOUT BODY_TIMEOUT MAX_BODY_MB"
                  + " SHUTDOWN_DRAIN_SECONDS SEARCH_DEADLINE_MS INDEX_POLL_MS ALLOWED_HOSTS"
                  + " ALERT_WEBHOOK_URL ALERT_WEBHOOK_SECRET BACKUP_TIMEZONE BACKUP_JITTER_SECONDS"
                  + " BACKUP_SKIP_UNCHANGED BACKUP_COMPRESSION BACKUP_KEEP_LAST BACKUP_KEEP_HOURLY"
                  + " BACKUP_KEEP_DAILY BACKUP_KEEP_WEEKLY BACKUP_KEEP_MONTHLY"
                  + " BACKUP_DRILL_SCHEDULE JMX_PORT LOG_TOTAL_MAX_BYTES LOG_FIELDS LOG_CONSOLE"
                  + " ACCESS_LOG_SAMPLE_RATE ERROR_GROUPS_MAX ERRORS_LOGGED_PER_HOUR"
                  + " ALLOW_CREDENTIALS RATE_LIMIT_CONCURRENT RATE_LIMIT_EXEMPT_CIDRS")
              .split(" "));

  static Stream<Setting<?>> settings() {
    return Catalogue.ALL.stream();
  }

  @Test
  void it_has_exactly_the_names_of_the_existing_server_and_our_own() {
    assertThat(Catalogue.ALL)
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(EXISTING.stream(), NEW.stream()).toList());
  }

  @Test
  void every_constant_is_named_like_its_setting() throws IllegalAccessException {
    Field[] constants =
        Arrays.stream(Catalogue.class.getFields())
            .filter(field -> field.getType() == Setting.class)
            .toArray(Field[]::new);

    assertThat(constants).hasSize(Catalogue.ALL.size());
    for (Field constant : constants) {
      assertThat(constant.getName()).isEqualTo(((Setting<?>) constant.get(null)).name());
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_default_is_a_value_within_the_limits(Setting<?> setting) {
    Stream<String> defaults =
        Stream.concat(
            setting.defaultText().stream(),
            Arrays.stream(Environment.values()).flatMap(e -> setting.defaultIn(e).stream()));

    assertThat(defaults)
        .allSatisfy(text -> assertThatCode(() -> setting.parse(text)).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_setting_says_what_it_is_for_or_why_it_is_not_used(Setting<?> setting) {
    String words = setting.notUsed().orElse(setting.sentence());

    assertThat(words).matches("(?s)[A-Z/].*[a-zA-Z0-9]\\.");
    assertThat(setting.notUsed().isPresent()).isEqualTo(setting.category() == Category.UNUSED);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_amount_has_limits(Setting<?> setting) {
    boolean amount =
        Set.of("integer", "duration", "size", "percent", "port", "decimal")
            .contains(setting.type());

    assertThat(amount && setting.notUsed().isEmpty() && !setting.limited()).isFalse();
  }

  @Test
  void the_defaults_are_those_that_clients_rely_on() {
    Settings settings = Settings.of();

    assertThat(settings.get(Catalogue.API_HOST)).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(9123);
    assertThat(settings.get(Catalogue.METRICS_PORT)).isEqualTo(9124);
    assertThat(settings.find(Catalogue.SIDECAR_PORT)).isEmpty();
    assertThat(settings.find(Catalogue.DATABASE_URL)).isEmpty();
    assertThat(settings.find(Catalogue.FTS_MAX_RESULTS)).isEmpty();
    assertThat(settings.get(Catalogue.DATABASE_MODE)).isEqualTo(DatabaseMode.AUTO);
    assertThat(settings.get(Catalogue.HEALTH_DETAILS)).isEqualTo(HealthDetails.ALWAYS);
    assertThat(settings.get(Catalogue.MAX_BODY_MB).bytes()).isEqualTo(10L << 20);
    assertThat(settings.environment()).isEqualTo(Environment.DEVELOPMENT);
  }

  @Test
  void a_setting_that_is_not_used_takes_any_value() {
    for (Setting<?> setting : Catalogue.in(Category.UNUSED)) {
      assertThat(SourcesForTests.set(setting.name() + "=any: \u0007 thing").problems()).isEmpty();
    }
  }
}
