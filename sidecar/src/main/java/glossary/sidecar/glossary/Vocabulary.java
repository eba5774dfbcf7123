package glossary.sidecar.glossary;

import java.util.Set;

/** The values that the existing server's table allows. */
final class Vocabulary {
  static final Set<String> LANGUAGES = Set.of("en", "de");
  static final Set<String> SOURCES = Set.of("internal", "NAMUR", "DIN", "ASME", "IEC", "IATE");
  static final Set<String> VALIDATION_STATUSES = Set.of("pending", "validated", "rejected");
  static final Set<String> SYNC_STATUSES = Set.of("pending_sync", "synced", "sync_failed");

  private Vocabulary() {}
}
