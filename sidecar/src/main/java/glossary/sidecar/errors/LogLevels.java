package glossary.sidecar.errors;

import glossary.config.Catalogue;
import glossary.config.LogLevel;
import glossary.config.Settings;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, changeable while the process runs; for the API and JMX. Thread-safe. */
public final class LogLevels {
  private static final Logger LOG = LoggerFactory.getLogger(LogLevels.class);

  private final LogLevel configured;
  private volatile LogLevel level;

  public LogLevels(Settings settings) {
    configured = settings.get(Catalogue.LOG_LEVEL);
    level = configured;
  }

  /** The setting LOG_LEVEL, which is in force again after a restart. */
  public LogLevel configured() {
    return configured;
  }

  public LogLevel level() {
    return level;
  }

  /**
   * @param name of a level, in any case
   * @throws IllegalArgumentException with a sentence, if there is no such level
   */
  public void set(String name) {
    for (LogLevel each : LogLevel.values()) {
      if (each.name().equalsIgnoreCase(name)) {
        set(each);
        return;
      }
    }
    throw new IllegalArgumentException(
        "The level must be one of " + Arrays.toString(LogLevel.values()));
  }

  public void set(LogLevel wanted) {
    LOG.info("the log level changes from {} to {}", level, wanted);
    level = wanted;
    LogSetup.level(wanted);
  }
}
