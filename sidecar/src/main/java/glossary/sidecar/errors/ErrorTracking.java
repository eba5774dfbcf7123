package glossary.sidecar.errors;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.alerts.Alerts;
import glossary.sidecar.errors.logs.ErrorSink;
import glossary.sidecar.errors.logs.Levels;
import glossary.sidecar.errors.logs.Marking;
import glossary.sidecar.errors.logs.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups, counts, keeps and reports every warning and error that is logged in this process, and
 * every exception that ends a thread, from when it is opened until it is closed. Thread-safe.
 */
public final class ErrorTracking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorTracking.class);
  private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ErrorGroups groups;
  private final ErrorCounts counts;
  private final ProcessFaults faults;
  private final HostGroups hosts;
  private final Reporting reporting;
  private final StateFile file;
  private final Thread.UncaughtExceptionHandler handlerBefore;
  private final Thread keeper = new Thread(null, this::keep, "error-state", 0, false);
  private volatile boolean closed;

  /**
   * @param file where errors are kept across restarts
   * @param version of this program
   */
  public ErrorTracking(
      Settings settings,
      Path file,
      String version,
      Alerts alerts,
      HostErrors hostErrors,
      Clock clock) {
    this.file = new StateFile(file);
    Redactor redactor = Redactor.of(settings);
    int perHour = settings.get(Catalogue.ERRORS_LOGGED_PER_HOUR);
    groups = new ErrorGroups(settings.get(Catalogue.ERROR_GROUPS_MAX), perHour, clock);
    counts = new ErrorCounts(clock);
    faults = new ProcessFaults(clock);
    hosts = new HostGroups(hostErrors, redactor, perHour, clock);
    reporting = new Reporting(listeners(settings, version, alerts, redactor));
    this.file.read().ifPresent(this::restore);
    LogSetup.intake().errorsTo(new ErrorRecorder(groups, counts, faults, redactor, reporting));
    handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(faults);
    keeper.setDaemon(true);
    keeper.start();
  }

  /** Records that a host ended without saying good-bye, as a critical error of that host. */
  public void hostCrashed(HostCrash crash) {
    LOG.atError()
        .addMarker(Levels.CRITICAL)
        .addKeyValue(ErrorRecorder.TYPE, HostCrash.TYPE)
        .addKeyValue(ErrorRecorder.HOST, crash.host())
        .addKeyValue("pid", crash.pid())
        .addKeyValue("last_seen", crash.lastSeen())
        .addKeyValue("in_flight", String.join(", ", crash.inFlight()))
        .addKeyValue("last_errors", String.join(", ", crash.lastErrors()))
        .log("{}", crash.sentence());
  }

  /** What puts the process in doubt; for health. Answers at once. */
  public Faults faults() {
    return faults.faults();
  }

  /** Warnings and errors since the last reset; for metrics and JMX. */
  public long total() {
    return counts.figures().total();
  }

  /** All kinds of errors, the latest first; for JMX. */
  public List<ErrorGroup> latest() {
    return groups.all();
  }

  /** Counts from zero again; the groups stay. */
  public void reset() {
    counts.reset();
  }

  ErrorCounts counts() {
    return counts;
  }

  ErrorGroups groups() {
    return groups;
  }

  HostGroups hosts() {
    return hosts;
  }

  /** Keeps what there is; two seconds at most for reports that wait. */
  @Override
  public void close() {
    LogSetup.intake().errorsTo(ErrorSink.NONE);
    Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    closed = true;
    LockSupport.unpark(keeper);
    boolean interrupted = false;
    while (keeper.isAlive()) {
      try {
        keeper.join();
      } catch (InterruptedException hurried) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    reporting.close();
  }

  private void restore(StateFile.State state) {
    groups.restore(state.groups());
    counts.restore(state.counts());
  }

  private static List<ErrorListener> listeners(
      Settings settings, String version, Alerts alerts, Redactor redactor) {
    List<ErrorListener> listeners = new ArrayList<>();
    if (alerts != Alerts.NONE) {
      listeners.add(new ErrorAlerts(alerts));
    }
    if (settings.get(Catalogue.SENTRY_ENABLED) && settings.find(Catalogue.SENTRY_DSN).isPresent()) {
      listeners.add(SentryReporter.start(settings, version, redactor));
    }
    return listeners;
  }

  private void keep() {
    boolean last;
    do {
      last = closed;
      if (!last) {
        LockSupport.parkNanos(SAVE_NANOS);
      }
      try {
        look();
      } catch (RuntimeException failed) {
        LOG.warn("errors could not be kept", failed);
      }
    } while (!last);
  }

  private void look() {
    for (Marking suppressed : groups.takeSuppressed()) {
      LOG.info(
          "{} more errors of kind {} were only counted in the last hour",
          suppressed.suppressed(),
          suppressed.fingerprint());
    }
    hosts.news().forEach(reporting::offer);
    if (groups.takeChanged() || counts.takeChanged()) {
      file.write(new StateFile.State(counts.figures(), groups.stored()));
    }
  }
}
