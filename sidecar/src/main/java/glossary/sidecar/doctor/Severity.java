package glossary.sidecar.doctor;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** Writes of the host fail, or the index cannot be used. */
  CRITICAL,
  /** Searches answer wrongly, now or after the next write. */
  ERROR,
  /** Good to know. */
  NOTE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
