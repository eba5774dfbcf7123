package glossary.config;

/**
 * One reason not to start.
 *
 * @param key the setting, or the file or option that could not be read as settings
 * @param allowed what is allowed, as a clause such as {@code must be between 0s and 5m}
 * @param found the value, redacted; null if there is none to show
 * @param origin where it was set; null if {@code key} says it
 * @param action what to do; empty if {@code allowed} says it
 * @param rule the id of the rule that it breaks, such as {@code P01}; empty if it is no value at
 *     all
 */
public record ConfigProblem(
    String key, String allowed, String found, Origin origin, String action, String rule) {

  static ConfigProblem at(String place, String sentence) {
    return new ConfigProblem(place, sentence, null, null, "", "");
  }

  /** All of it in one line. */
  public String line() {
    StringBuilder line = new StringBuilder(rule.isEmpty() ? "" : rule + " ");
    line.append(key).append(": ").append(allowed);
    line.append(found == null ? "" : ", found " + found);
    line.append(origin == null ? "" : " (from " + origin + ")");
    return line.append(action.isEmpty() ? "" : "; " + action).toString();
  }

  @Override
  public String toString() {
    return line();
  }
}
