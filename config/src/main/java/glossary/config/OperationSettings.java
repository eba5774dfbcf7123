package glossary.config;

import static glossary.config.Category.ERRORS;
import static glossary.config.Category.HEALTH;
import static glossary.config.Category.LOGGING;
import static glossary.config.Category.METRICS;
import static glossary.config.Environment.DEVELOPMENT;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** How the sidecar is watched: logs, health, metrics, errors. */
interface OperationSettings {
  Setting<LogLevel> LOG_LEVEL =
      LOGGING
          .choice("LOG_LEVEL", LogLevel.class, "INFO")
          .saying("Least urgent messages that are logged.");

  Setting<LogFormat> LOG_FORMAT =
      LOGGING
          .choice("LOG_FORMAT", LogFormat.class, "json")
          .in(DEVELOPMENT, "text")
          .saying("JSON lines for machines, or text for people.");

  Setting<Path> LOG_DIR =
      LOGGING.path("LOG_DIR", "logs").saying("Folder for app.log and errors.log.");

  Setting<Path> SIDECAR_LOG_DIR =
      LOGGING
          .path("SIDECAR_LOG_DIR", null)
          .saying("Folder used instead of LOG_DIR, beside a server that uses that one.");

  Setting<ByteSize> LOG_MAX_BYTES =
      LOGGING
          .size("LOG_MAX_BYTES", "10485760", ByteSize.Unit.B)
          .between("1KB", "10GB")
          .saying("A log file of this size is rotated.");

  Setting<Integer> LOG_BACKUP_COUNT =
      LOGGING
          .integer("LOG_BACKUP_COUNT", "10")
          .between("0", "1000")
          .saying("Rotated files kept of each log; 0 leaves rotation to another program.");

  Setting<ByteSize> LOG_TOTAL_MAX_BYTES =
      LOGGING
          .size("LOG_TOTAL_MAX_BYTES", "1GB", ByteSize.Unit.B)
          .between("1MB", "1000GB")
          .saying(
              "Beyond this size of all rotated files but those of the audit log, the oldest are deleted.");

  Setting<LogFields> LOG_FIELDS =
      LOGGING
          .choice("LOG_FIELDS", LogFields.class, "guide")
          .saying("Names of the JSON fields: the guide's, or those of the Elastic Common Schema.");

  Setting<LogConsole> LOG_CONSOLE =
      LOGGING
          .choice("LOG_CONSOLE", LogConsole.class, "auto")
          .saying("What standard error shows besides the files: auto is all but the access log.");

  Setting<Double> ACCESS_LOG_SAMPLE_RATE =
      LOGGING
          .decimal("ACCESS_LOG_SAMPLE_RATE", "1")
          .between("0", "1")
          .saying("Share of the successful requests that are logged; failures always are.");

  Setting<Boolean> HEALTH_CHECK_ENABLED =
      HEALTH
          .bool("HEALTH_CHECK_ENABLED", "true")
          .saying(
              "Runs the health checks; without them only the database and the index are looked at.");

  Setting<HealthDetails> HEALTH_DETAILS =
      HEALTH
          .choice("HEALTH_DETAILS", HealthDetails.class, "authorized")
          .in(DEVELOPMENT, "always")
          .saying("Who sees paths and reasons in the health answers; figures are for anyone.");

  Setting<ReadinessImpact> READINESS_IMPACT =
      HEALTH
          .choice("READINESS_IMPACT", ReadinessImpact.class, "full")
          .saying("With none, a sick sidecar does not take its pod out of service.");

  Setting<ByteSize> DISK_WARNING_THRESHOLD_GB =
      HEALTH
          .size("DISK_WARNING_THRESHOLD_GB", "5", ByteSize.Unit.GB)
          .between("0", "100000GB")
          .saying("With less free disk, health is degraded.");

  Setting<ByteSize> DISK_CRITICAL_THRESHOLD_GB =
      HEALTH
          .size("DISK_CRITICAL_THRESHOLD_GB", "1", ByteSize.Unit.GB)
          .between("0", "100000GB")
          .saying("With less free disk, health is unhealthy and uploads are refused.");

  Setting<Double> MEMORY_WARNING_THRESHOLD_PERCENT =
      HEALTH
          .percent("MEMORY_WARNING_THRESHOLD_PERCENT", "85")
          .saying("With more memory used, health is degraded.");

  Setting<Double> MEMORY_CRITICAL_THRESHOLD_PERCENT =
      HEALTH
          .percent("MEMORY_CRITICAL_THRESHOLD_PERCENT", "95")
          .saying("With more memory used, health is unhealthy.");

  Setting<URI> ALERT_WEBHOOK_URL =
      HEALTH
          .url("ALERT_WEBHOOK_URL", null)
          .confidential()
          .saying(
              "Receives a POST when an error is new, health changes, a backup fails or a host ends.");

  Setting<Secret> ALERT_WEBHOOK_SECRET =
      HEALTH.secret("ALERT_WEBHOOK_SECRET").saying("Signs the alerts with HMAC-SHA256.");

  Setting<Boolean> EMAIL_ENABLED =
      HEALTH.bool("EMAIL_ENABLED", "false").saying("Sends the alerts by e-mail too.");

  Setting<String> SMTP_HOST = HEALTH.text("SMTP_HOST", null).saying("Mail server of the alerts.");

  Setting<Integer> SMTP_PORT =
      HEALTH
          .port("SMTP_PORT", "587")
          .saying("Port of the mail server: 465 speaks TLS at once, others by STARTTLS.");

  Setting<String> SMTP_USER = HEALTH.text("SMTP_USER", null).saying("User at the mail server.");

  Setting<Secret> SMTP_PASSWORD =
      HEALTH.secret("SMTP_PASSWORD").saying("Password of SMTP_USER; sent only over TLS.");

  Setting<String> SMTP_FROM = HEALTH.text("SMTP_FROM", null).saying("Sender of the alerts.");

  Setting<List<String>> SMTP_TO = HEALTH.list("SMTP_TO", "").saying("Receivers of the alerts.");

  Setting<Boolean> METRICS_ENABLED =
      METRICS.bool("METRICS_ENABLED", "true").saying("Measures requests, searches and backups.");

  Setting<Integer> METRICS_PORT =
      METRICS
          .port("METRICS_PORT", "9124")
          .saying("Port for probes and scrapes alone, on its own threads; 0 is off.");

  Setting<Boolean> PROMETHEUS_ENABLED =
      METRICS.bool("PROMETHEUS_ENABLED", "true").saying("Serves PROMETHEUS_ENDPOINT.");

  Setting<String> PROMETHEUS_ENDPOINT =
      METRICS.urlPath("PROMETHEUS_ENDPOINT", "/metrics").saying("Path that Prometheus scrapes.");

  Setting<Integer> JMX_PORT =
      METRICS
          .port("JMX_PORT", "0")
          .saying(
              "Port for remote JMX, with ADMIN_TOKEN as the password; 0 is off. Listens beyond this machine only with TLS.");

  Setting<Boolean> SHOW_ERROR_DETAILS =
      ERRORS
          .bool("SHOW_ERROR_DETAILS", "false")
          .in(DEVELOPMENT, "true")
          .saying("Shows the cause of an internal error to the caller.");

  Setting<Integer> ERROR_GROUPS_MAX =
      ERRORS
          .integer("ERROR_GROUPS_MAX", "1000")
          .between("10", "10000")
          .saying("Kinds of errors that are told apart; rarer ones are counted together.");

  Setting<Integer> ERRORS_LOGGED_PER_HOUR =
      ERRORS
          .integer("ERRORS_LOGGED_PER_HOUR", "10")
          .between("1", "100000")
          .saying("Errors of one kind that are logged and sent in an hour; the rest is counted.");

  Setting<Boolean> SENTRY_ENABLED =
      ERRORS.bool("SENTRY_ENABLED", "false").saying("Sends errors to Sentry.");

  Setting<URI> SENTRY_DSN = ERRORS.url("SENTRY_DSN", null).saying("The project's Sentry DSN.");

  Setting<String> SENTRY_ENVIRONMENT =
      ERRORS
          .text("SENTRY_ENVIRONMENT", null)
          .saying("Environment told to Sentry; unset: ENVIRONMENT.");
}
