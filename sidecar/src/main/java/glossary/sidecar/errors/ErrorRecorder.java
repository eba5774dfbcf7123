package glossary.sidecar.errors;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import glossary.sidecar.errors.logs.ErrorSink;
import glossary.sidecar.errors.logs.Levels;
import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.errors.logs.Marking;
import glossary.sidecar.errors.logs.Redactor;
import glossary.sidecar.errors.logs.Stacks;
import glossary.sidecar.http.RequestContext;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Turns each warning and error that is logged into one more of its kind. Thread-safe. */
final class ErrorRecorder implements ErrorSink {
  /** Key of an event's host, for errors that are not our own. */
  static final String HOST = "host";

  /** Key of an event's type, where no exception tells it. */
  static final String TYPE = "error_type";

  private static final int MOST_FRAMES = 40;
  private static final int LONGEST_MESSAGE = 500;
  private static final int LONGEST_VALUE = 200;

  private final ErrorGroups groups;
  private final ErrorCounts counts;
  private final ProcessFaults faults;
  private final Redactor redactor;
  private final Reporting reporting;
  private volatile WeakReference<Throwable> last = new WeakReference<>(null);

  ErrorRecorder(
      ErrorGroups groups,
      ErrorCounts counts,
      ProcessFaults faults,
      Redactor redactor,
      Reporting reporting) {
    this.groups = groups;
    this.counts = counts;
    this.faults = faults;
    this.redactor = redactor;
    this.reporting = reporting;
  }

  @Override
  public Marking record(ILoggingEvent event) {
    Throwable thrown = thrown(event.getThrowableProxy());
    if (thrown != null && last.get() == thrown) {
      return Marking.NONE; // logged where it was met, and again where it ended its thread
    }
    last = new WeakReference<>(thrown);
    faults.met(thrown);
    String type = type(event);
    counts.add(Levels.of(event), type.substring(type.lastIndexOf('.') + 1));
    ErrorGroups.Recorded recorded =
        groups.record(fingerprint(event, type), () -> sample(event, type));
    if (recorded.marking().logged()) {
      reporting.offer(new ErrorReport(recorded.group(), recorded.isNew(), thrown, context(event)));
    }
    return recorded.marking();
  }

  private static Throwable thrown(IThrowableProxy proxy) {
    return proxy instanceof ThrowableProxy known ? known.getThrowable() : null;
  }

  private static String type(ILoggingEvent event) {
    String told = value(event, TYPE);
    if (told != null) {
      return told;
    }
    if (event.getThrowableProxy() != null) {
      return event.getThrowableProxy().getClassName();
    }
    return isAccess(event) ? "HTTP " + value(event, AccessLog.STATUS) : event.getLoggerName();
  }

  private static String fingerprint(ILoggingEvent event, String type) {
    String host = value(event, HOST);
    if (host != null) {
      return Fingerprint.of(type, host);
    }
    if (event.getThrowableProxy() != null) {
      return Fingerprint.of(event.getThrowableProxy());
    }
    String place = isAccess(event) ? endpoint(event) : event.getMessage();
    return Fingerprint.of(type, String.valueOf(place));
  }

  private Sample sample(ILoggingEvent event, String type) {
    IThrowableProxy thrown = event.getThrowableProxy();
    String message = thrown == null ? "" : Stacks.message(thrown, redactor);
    return new Sample(
        Levels.of(event),
        type,
        message.isEmpty()
            ? redactor.shown(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE)
            : message,
        endpoint(event),
        value(event, RequestContext.REQUEST_ID),
        value(event, RequestContext.TRACE_ID),
        value(event, HOST),
        thrown == null ? List.of() : Stacks.lines(thrown, redactor, MOST_FRAMES));
  }

  /** Without the client, which is a person's. */
  private Map<String, String> context(ILoggingEvent event) {
    Map<String, String> context = new LinkedHashMap<>(event.getMDCPropertyMap());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> context.put(pair.key, String.valueOf(pair.value)));
    }
    context.remove(RequestContext.CLIENT);
    context.replaceAll((name, value) -> redactor.shown(value, LONGEST_VALUE));
    return context;
  }

  private static String endpoint(ILoggingEvent event) {
    return value(event, RequestContext.ENDPOINT);
  }

  /** Of the request's context or of the event's own pairs; null if it is in neither. */
  private static String value(ILoggingEvent event, String name) {
    String known = event.getMDCPropertyMap().get(name);
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (known != null || pairs == null) {
      return known;
    }
    for (KeyValuePair pair : pairs) {
      if (pair.key.equals(name)) {
        return String.valueOf(pair.value);
      }
    }
    return null;
  }

  private static boolean isAccess(ILoggingEvent event) {
    return event.getLoggerName().equals(LogFiles.ACCESS);
  }
}
