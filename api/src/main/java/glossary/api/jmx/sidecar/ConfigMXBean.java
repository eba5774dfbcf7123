package glossary.api.jmx.sidecar;

import java.util.Map;

/** The settings in force, and how much is logged. Secrets are redacted. */
public interface ConfigMXBean {

  /** By name. */
  Map<String, String> getSettings();

  /** Where each value comes from, by name. */
  Map<String, String> getOrigins();

  /** Least urgent messages that are logged now. */
  String getLogLevel();

  /**
   * In force until the next start, which goes by the setting again.
   *
   * @throws IllegalArgumentException if there is no such level
   */
  void setLogLevel(String level);
}
