package glossary.config;

import java.util.List;

/**
 * One setting as it stands, redacted; fit to be shown to an operator. What never changes about it
 * is in {@link Setting}.
 *
 * @param value the effective value
 * @param origin where that was set
 * @param layers everywhere it was set, weakest first; the last one counts. Empty if nowhere.
 * @param rules the rules that judge it, each in one line
 */
public record Explanation(
    Setting<?> setting, String value, Origin origin, List<Step> layers, List<String> rules) {

  /** A value in one layer, redacted. */
  public record Step(Origin origin, String value) {}
}
