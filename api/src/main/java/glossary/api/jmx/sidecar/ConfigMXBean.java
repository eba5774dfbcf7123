package glossary.api.jmx.sidecar;

import java.util.Map;

/** The settings in force. Secrets are redacted. */
public interface ConfigMXBean {

  /** By name. */
  Map<String, String> getSettings();

  /** Where each value comes from, by name. */
  Map<String, String> getOrigins();
}
