package glossary.config;

/**
 * Something that is probably not meant, but no reason not to start.
 *
 * @param key the setting, or the name that is none
 * @param origin where it was set; null if {@code key} says it
 */
public record Warning(String key, Origin origin, String sentence) {

  /** All of it in one line. */
  public String line() {
    return key + ": " + sentence + (origin == null ? "" : " (from " + origin + ")");
  }

  @Override
  public String toString() {
    return line();
  }
}
