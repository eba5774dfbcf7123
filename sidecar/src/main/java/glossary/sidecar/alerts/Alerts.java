package glossary.sidecar.alerts;

import java.util.Map;

/** Where the rooms say what people should know of. Thread-safe. */
@FunctionalInterface
public interface Alerts {
  /** Tells nobody. */
  Alerts NONE = (kind, title, sentence, details) -> {};

  /**
   * Returns at once and never throws; what is sent is sent later, and may be left out if there is
   * too much of it.
   *
   * @param title a few words, the same for the same matter
   * @param sentence what happened and what to do
   * @param details names in snake case with texts; no secrets and no personal data
   */
  void alert(AlertKind kind, String title, String sentence, Map<String, String> details);
}
