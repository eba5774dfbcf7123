package glossary.sidecar.errors;

import glossary.config.Catalogue;
import glossary.config.LogLevel;
import glossary.config.Settings;
import glossary.sidecar.errors.logs.Redactor;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends errors to Sentry. The only class that knows its SDK, and loaded only if Sentry is enabled.
 * What is sent has passed flood control and the redactor, and holds neither the client's address
 * nor the machine's name.
 */
final class SentryReporter implements ErrorListener {
  private static final Logger LOG = LoggerFactory.getLogger(SentryReporter.class);
  private static final int QUEUE = 100;
  private static final int TIMEOUT_MILLIS = 3000;
  private static final int LAST_CHANCE_MILLIS = 1000;
  private static final int LONGEST_MESSAGE = 500;

  private SentryReporter() {}

  /** One that does nothing, if the DSN is none. */
  static ErrorListener start(Settings settings, String version, Redactor redactor) {
    try {
      Sentry.init(options(settings, version, redactor));
      return new SentryReporter();
    } catch (IllegalArgumentException wrong) {
      LOG.warn("SENTRY_DSN is not a DSN; nothing is sent. Copy it from the project's settings.");
      return report -> {};
    }
  }

  @Override
  public void happened(ErrorReport report) {
    ErrorGroup group = report.group();
    if (group.level().compareTo(LogLevel.ERROR) < 0) {
      return;
    }
    SentryEvent event =
        report.thrown() == null ? new SentryEvent() : new SentryEvent(report.thrown());
    Message message = new Message();
    message.setFormatted(group.type() + ": " + group.message());
    event.setMessage(message);
    event.setLevel(group.level() == LogLevel.CRITICAL ? SentryLevel.FATAL : SentryLevel.ERROR);
    event.setFingerprints(List.of(group.fingerprint()));
    event.setTransaction(group.endpoint());
    for (Map.Entry<String, String> each : report.context().entrySet()) {
      event.setTag(each.getKey(), each.getValue());
    }
    event.setExtra("count", group.count());
    event.setExtra("first_seen", group.firstSeen().toString());
    if (report.thrown() == null && !group.sampleStack().isEmpty()) {
      event.setExtra("stack", String.join("\n", group.sampleStack()));
    }
    Sentry.captureEvent(event);
  }

  @Override
  public void close() {
    Sentry.close();
  }

  private static SentryOptions options(Settings settings, String version, Redactor redactor) {
    SentryOptions options = new SentryOptions();
    options.setDsn(settings.get(Catalogue.SENTRY_DSN).toString());
    options.setRelease("glossary-sidecar@" + version);
    options.setEnvironment(
        settings.find(Catalogue.SENTRY_ENVIRONMENT).orElse(settings.environment().word()));
    options.setAttachServerName(false);
    options.setSendModules(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setEnableAutoSessionTracking(false);
    options.setMaxQueueSize(QUEUE);
    options.setConnectionTimeoutMillis(TIMEOUT_MILLIS);
    options.setReadTimeoutMillis(TIMEOUT_MILLIS);
    options.setShutdownTimeoutMillis(LAST_CHANCE_MILLIS);
    options.setFlushTimeoutMillis(LAST_CHANCE_MILLIS);
    options.setSessionFlushTimeoutMillis(LAST_CHANCE_MILLIS);
    options.addInAppInclude("glossary");
    options.setBeforeSend((event, hint) -> redacted(event, redactor));
    return options;
  }

  /** The SDK takes an exception's message as it is. */
  private static SentryEvent redacted(SentryEvent event, Redactor redactor) {
    if (event.getExceptions() != null) {
      for (SentryException each : event.getExceptions()) {
        String value = each.getValue();
        each.setValue(value == null ? null : redactor.shown(value, LONGEST_MESSAGE));
      }
    }
    event.setUser(null);
    event.setServerName(null);
    return event;
  }
}
