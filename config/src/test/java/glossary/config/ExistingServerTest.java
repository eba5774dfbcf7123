package glossary.config;

import static glossary.config.SourcesForTests.file;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The existing server's own env file, as its users have it. */
class ExistingServerTest {
  private static final String ENV =
      """
      # Application
      APP_NAME="Glossary Management System"
      APP_VERSION=2.0.0
      ENVIRONMENT=development  # development, staging, production
      DEBUG=True

      API_HOST=0.0.0.0
      API_PORT=9123
      API_WORKERS=4
      RELOAD=true
      DATABASE_URL=sqlite:///data/glossary.db
      DATABASE_POOL_SIZE=5
      DATABASE_MAX_OVERFLOW=10
      LOG_LEVEL=INFO  # DEBUG, INFO, WARNING, ERROR, CRITICAL
      LOG_DIR=logs
      LOG_FORMAT=json  # json or text
      LOG_MAX_BYTES=10485760  # 10MB
      LOG_BACKUP_COUNT=10
      SECRET_KEY=your-secret-key-here-change-in-production
      ALLOWED_ORIGINS=["http://localhost:3000","http://localhost:5173"]
      ALLOWED_METHODS=GET,POST,PUT,DELETE,OPTIONS
      ALLOWED_HEADERS=*
      RATE_LIMIT_ENABLED=yes
      RATE_LIMIT_REQUESTS=100
      RATE_LIMIT_WINDOW=60  # seconds
      BACKUP_ENABLED=1
      BACKUP_DIR=backups
      BACKUP_RETENTION_DAYS=30
      BACKUP_COMPRESS=true
      BACKUP_VERIFY=true
      BACKUP_SCHEDULE=0 2 * * *  # Daily at 2 AM
      HEALTH_CHECK_ENABLED=true
      DISK_WARNING_THRESHOLD_GB=5.0
      DISK_CRITICAL_THRESHOLD_GB=1.0
      MEMORY_WARNING_THRESHOLD_PERCENT=85.0
      MEMORY_CRITICAL_THRESHOLD_PERCENT=95.0
      SENTRY_ENABLED=false
      SENTRY_DSN=  # https://your-dsn@sentry.io/project-id
      SENTRY_TRACES_SAMPLE_RATE=0.1
      SENTRY_ENVIRONMENT=
      SPACY_MODEL=en_core_web_sm
      NLP_BATCH_SIZE=100
      NLP_MIN_CONFIDENCE=0.5
      FTS_ENABLED=on
      FTS_SNIPPET_LENGTH=200
      FTS_MAX_RESULTS=100
      UPLOAD_MAX_SIZE_MB=50
      UPLOAD_ALLOWED_EXTENSIONS=.pdf,.txt,.docx
      UPLOAD_DIR=data/uploads
      FRONTEND_URL=http://localhost:3000
      REQUEST_TIMEOUT=30
      CONNECTION_POOL_SIZE=10
      CACHE_ENABLED=true
      CACHE_TTL=300
      CACHE_MAX_SIZE=1000
      METRICS_ENABLED=true
      METRICS_PORT=9124
      PROMETHEUS_ENABLED=false
      PROMETHEUS_ENDPOINT=/metrics
      EMAIL_ENABLED=false
      SMTP_HOST=
      SMTP_PORT=587
      SMTP_USER=
      SMTP_PASSWORD=
      SMTP_FROM=
      SMTP_TO=
      AUTO_RELOAD=true
      SHOW_ERROR_DETAILS=true
      DOCS_ENABLED=true
      DOCS_URL=/docs
      REDOC_URL=/redoc
      GZIP_ENABLED=true
      GZIP_MINIMUM_SIZE=1000
      RESPONSE_CACHE_ENABLED=false
      QUERY_LOGGING=false
      SLOW_QUERY_THRESHOLD_MS=1000
      """;

  @TempDir Path folder;

  @Test
  void its_env_file_loads_as_it_is() {
    Resolution resolution = Settings.resolve(Sources.none().withEnvFile(file(folder, ".env", ENV)));

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
    Settings settings = resolution.orElseThrow();
    assertThat(settings.get(Catalogue.APP_NAME)).isEqualTo("Glossary Management System");
    assertThat(settings.get(Catalogue.DEBUG)).isTrue();
    assertThat(settings.environment()).isEqualTo(Environment.DEVELOPMENT);
    assertThat(settings.find(Catalogue.SENTRY_DSN)).isEmpty();
    assertThat(settings.get(Catalogue.LOG_LEVEL)).isEqualTo(LogLevel.INFO);
    assertThat(settings.get(Catalogue.RATE_LIMIT_WINDOW)).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.get(Catalogue.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.get(Catalogue.DISK_WARNING_THRESHOLD_GB).bytes()).isEqualTo(5L << 30);
    assertThat(settings.get(Catalogue.ALLOWED_ORIGINS))
        .containsExactly("http://localhost:3000", "http://localhost:5173");
    assertThat(settings.get(Catalogue.BACKUP_SCHEDULE)).isEqualTo(CronSchedule.of("0 2 * * *"));
    assertThat(settings.get(Catalogue.DATABASE_URL).file()).isEqualTo(Path.of("data/glossary.db"));
    assertThat(settings.find(Catalogue.FTS_MAX_RESULTS)).contains(100);
  }

  @Test
  void its_comments_kept_by_docker_run_are_explained() {
    assertThat(lines(SourcesForTests.environment("LOG_FORMAT", "json  # json or text")))
        .singleElement()
        .asString()
        .contains("docker run --env-file");
  }
}
