package glossary.config;

import java.util.Locale;

/**
 * What a process runs for. Decides the environment's own defaults and how strictly it is checked.
 */
public enum Environment {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  /** As it is written in settings and file names, such as {@code production}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
