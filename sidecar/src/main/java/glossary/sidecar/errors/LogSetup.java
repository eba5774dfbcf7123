package glossary.sidecar.errors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import glossary.config.Catalogue;
import glossary.config.LogLevel;
import glossary.config.Settings;
import glossary.sidecar.errors.logs.Intake;
import glossary.sidecar.errors.logs.Levels;
import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.errors.logs.LogStatus;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures logback in code, which starts faster than its XML. Before a command says otherwise:
 * text on standard error. Found by logback as a service; what it sets is one for the process.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final Intake INTAKE = new Intake();

  /** Null until there were any. */
  private static volatile LogFiles current;

  /** Tells at each start that vector search, which is not used here, could be faster. */
  private static final String VECTORS = "org.apache.lucene.internal.vectorization";

  /** Tells with stacks what is told in a sentence where its library is loaded. */
  private static final String SQLITE_LIBRARY = "org.sqlite.SQLiteJDBCLoader";

  /** Logs what the setting LOG_LEVEL asks for. */
  public static void level(Settings settings) {
    level(settings.get(Catalogue.LOG_LEVEL));
  }

  /** Logs errors only: for commands whose output is read by people or scripts. */
  public static void quiet() {
    set(Level.ERROR);
  }

  /** Logs to the files of a process that serves, until what it returns is closed. */
  public static LogFiles files(Settings settings, Path workingDirectory) {
    level(settings);
    LogFiles files = LogFiles.open(INTAKE, settings, workingDirectory);
    current = files;
    return files;
  }

  /** How the logging of this process fares; answers at once. */
  public static LogStatus status() {
    LogFiles files = current;
    return files == null ? LogStatus.DIRECT : files.status();
  }

  /** Adds what a command does to the sidecar's audit log, if there is one; until it is closed. */
  public static LogFiles audit(Settings settings, Path workingDirectory) {
    return LogFiles.openAudit(INTAKE, settings, workingDirectory);
  }

  /** Logs from now on what is at least so urgent. */
  static void level(LogLevel least) {
    set(Levels.least(least));
  }

  /** Where every event of this process passes. */
  static Intake intake() {
    return INTAKE;
  }

  private static void set(Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root(context).setLevel(level);
    context.getLogger("org.apache.lucene").setLevel(Level.WARN);
    context.getLogger("oshi").setLevel(Level.ERROR);
    context.getLogger(SQLITE_LIBRARY).setLevel(Level.OFF);
    context.getLogger(VECTORS).setLevel(Level.ERROR);
    context.getLogger(LogFiles.AUDIT).setLevel(Level.INFO);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    INTAKE.setContext(context);
    INTAKE.start();
    Logger root = root(context);
    root.setLevel(Level.INFO);
    root.addAppender(INTAKE);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
