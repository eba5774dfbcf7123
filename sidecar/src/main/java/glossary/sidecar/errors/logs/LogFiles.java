package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import glossary.config.Catalogue;
import glossary.config.LogConsole;
import glossary.config.LogFields;
import glossary.config.LogFormat;
import glossary.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of a process that serves: {@code app.log}, {@code errors.log}, {@code audit.log} and
 * standard error. Where the files cannot be written, all goes to standard error, which says so.
 */
public final class LogFiles implements AutoCloseable {
  /** The logger of the access log. */
  public static final String ACCESS = "glossary.access";

  /** The logger of the audit log: in a file of its own, always as JSON, and never left out. */
  public static final String AUDIT = "glossary.audit";

  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);

  private static final String AUDIT_FILE = "audit.log";

  private final Intake intake;
  private final Settings settings;
  private final Redactor redactor;
  private final boolean terminal;
  private final List<LineQueue> queues = new ArrayList<>();
  private Archive archive;

  private LogFiles(Intake intake, Settings settings, boolean terminal) {
    this.intake = intake;
    this.settings = settings;
    this.redactor = Redactor.of(settings);
    this.terminal = terminal;
  }

  /** Logs to files from now on, until it is closed. */
  public static LogFiles open(Intake intake, Settings settings, Path workingDirectory) {
    return open(intake, settings, workingDirectory, Clock.systemUTC(), Console.isTerminal());
  }

  /**
   * Adds what a command does to the audit log of the sidecar, if there is one; until it is closed.
   */
  public static LogFiles openAudit(Intake intake, Settings settings, Path workingDirectory) {
    LogFiles logs = new LogFiles(intake, settings, true);
    Path folder = folder(settings, workingDirectory);
    List<Output> outputs = new ArrayList<>(Intake.bootstrap(logs.redactor));
    try {
      if (Files.isRegularFile(folder.resolve(AUDIT_FILE))) {
        outputs.add(logs.audit(folder, Long.MAX_VALUE, null, Clock.systemUTC()));
      }
    } catch (IOException failed) {
      LOG.error("{} cannot be written ({}).", folder.resolve(AUDIT_FILE), reason(failed));
    }
    intake.outputs(outputs);
    return logs;
  }

  static LogFiles open(
      Intake intake, Settings settings, Path workingDirectory, Clock clock, boolean terminal) {
    LogFiles logs = new LogFiles(intake, settings, terminal);
    Path folder = folder(settings, workingDirectory);
    try {
      logs.openFiles(folder, clock);
    } catch (IOException failed) {
      logs.openConsoleOnly();
      LOG.warn(
          "The logs cannot be written to {} ({}); they go to standard error. Make the folder"
              + " writable, or set LOG_DIR to another.",
          folder,
          reason(failed));
    }
    return logs;
  }

  /** What was lost or is being lost; for health and metrics. Answers at once. */
  public LogStatus status() {
    long dropped = 0;
    boolean failing = false;
    for (LineQueue queue : queues) {
      dropped += queue.dropped();
      failing |= queue.failing();
    }
    return new LogStatus(archive == null && queues.size() == 1, failing, dropped);
  }

  /** Writes what waits, for two seconds at most for each file; then text to standard error. */
  @Override
  public void close() {
    intake.outputs(Intake.bootstrap(redactor));
    if (archive != null) {
      archive.close();
    }
  }

  private void openFiles(Path folder, Clock clock) throws IOException {
    int kept = settings.get(Catalogue.LOG_BACKUP_COUNT);
    long total = settings.get(Catalogue.LOG_TOTAL_MAX_BYTES).bytes();
    Archive aside = kept == 0 ? null : new Archive(folder, kept, total, clock);
    long most = settings.get(Catalogue.LOG_MAX_BYTES).bytes();
    RotatingFile app = new RotatingFile(folder.resolve("app.log"), most, aside, clock);
    RotatingFile errors = new RotatingFile(folder.resolve("errors.log"), most, aside, clock);
    LineEncoder encoder = encoder(settings.get(Catalogue.LOG_FORMAT));
    List<Output> outputs = new ArrayList<>();
    outputs.add(Output.queued(encoder, queue("log-app", app, "app.log"), event -> !isAudit(event)));
    outputs.add(
        Output.queued(encoder, queue("log-errors", errors, "errors.log"), LogFiles::isError));
    outputs.add(audit(folder, most, aside, clock));
    LogConsole console = settings.get(Catalogue.LOG_CONSOLE);
    if (console != LogConsole.OFF) {
      outputs.add(console(console == LogConsole.ON));
    }
    archive = aside;
    intake.outputs(outputs);
    if (aside != null) {
      aside.tidyUp();
    }
  }

  /** What finds no room while the disk is full is printed. */
  private Output audit(Path folder, long most, Archive aside, Clock clock) throws IOException {
    RotatingFile file = new RotatingFile(folder.resolve(AUDIT_FILE), most, aside, clock);
    LineQueue queue =
        new LineQueue("log-audit", file, told(AUDIT_FILE), line -> Console.print(line.bytes()));
    queues.add(queue);
    return Output.kept(encoder(LogFormat.JSON), queue, LogFiles::isAudit);
  }

  private void openConsoleOnly() {
    intake.outputs(List.of(console(true)));
  }

  private Output console(boolean withAccess) {
    LineEncoder encoder = encoder(terminal ? LogFormat.TEXT : settings.get(Catalogue.LOG_FORMAT));
    LineQueue queue = new LineQueue("log-console", new Console(), trouble -> {}, line -> {});
    queues.add(queue);
    return Output.queued(encoder, queue, event -> withAccess || !isOwnFile(event));
  }

  private LineQueue queue(String name, LineSink sink, String file) {
    LineQueue queue = new LineQueue(name, sink, told(file), line -> {});
    queues.add(queue);
    return queue;
  }

  private static Consumer<String> told(String file) {
    return trouble -> {
      if (trouble == null) {
        LOG.warn("{} can be written again; warnings and errors were kept.", file);
      } else {
        LOG.error(
            "{} cannot be written ({}). Warnings and errors are kept in memory; other lines are"
                + " lost. Make room on the disk.",
            file,
            trouble);
      }
    };
  }

  private LineEncoder encoder(LogFormat format) {
    if (format == LogFormat.TEXT) {
      return new TextLines(redactor);
    }
    boolean ecs = settings.get(Catalogue.LOG_FIELDS) == LogFields.ECS;
    return new JsonLines(ecs ? FieldNames.ECS : FieldNames.GUIDE, redactor);
  }

  private static boolean isError(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.ERROR);
  }

  private static boolean isAudit(ILoggingEvent event) {
    return event.getLoggerName().equals(AUDIT);
  }

  /** Whether it is of use in a file only. */
  static boolean isOwnFile(ILoggingEvent event) {
    return event.getLoggerName().equals(ACCESS) || isAudit(event);
  }

  private static Path folder(Settings settings, Path workingDirectory) {
    return workingDirectory.toAbsolutePath().resolve(settings.logDir()).normalize();
  }

  private static String reason(IOException failed) {
    return failed instanceof java.nio.file.FileSystemException system && system.getReason() != null
        ? system.getReason()
        : failed.getClass().getSimpleName();
  }
}
