package glossary.sidecar.errors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import glossary.config.Catalogue;
import glossary.config.Settings;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures logback in code, which starts faster than its XML: text on standard error, one event a
 * line. Control characters of a message become spaces, so that no input can forge a line or colour
 * a terminal. Found by logback as a service.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: %replace(%msg){'[\\x00-\\x1f\\x7f]+', ' '}%n%ex";

  /** Tells at each start that vector search, which is not used here, could be faster. */
  private static final String VECTORS = "org.apache.lucene.internal.vectorization";

  /** Logs what the setting LOG_LEVEL asks for. */
  public static void level(Settings settings) {
    set(
        switch (settings.get(Catalogue.LOG_LEVEL)) {
          case DEBUG -> Level.DEBUG;
          case INFO -> Level.INFO;
          case WARNING -> Level.WARN;
          case ERROR, CRITICAL -> Level.ERROR;
        });
  }

  /** Logs errors only: for commands whose output is read by people or scripts. */
  public static void quiet() {
    set(Level.ERROR);
  }

  private static void set(Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root(context).setLevel(level);
    context.getLogger("org.apache.lucene").setLevel(Level.WARN);
    context.getLogger("oshi").setLevel(Level.ERROR);
    context.getLogger(VECTORS).setLevel(Level.ERROR);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = root(context);
    root.setLevel(Level.INFO);
    root.addAppender(console);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
