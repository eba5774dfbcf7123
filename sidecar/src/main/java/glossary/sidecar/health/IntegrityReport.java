package glossary.sidecar.health;

import java.time.Instant;

/**
 * What {@code PRAGMA integrity_check} said of the database or of a verified copy.
 *
 * @param result {@code ok} or the first problem
 * @param at when the data was as it was checked
 */
public record IntegrityReport(String result, Instant at) {

  boolean isGood() {
    return result.equals("ok");
  }
}
