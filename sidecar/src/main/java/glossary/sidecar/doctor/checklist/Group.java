package glossary.sidecar.doctor.checklist;

import java.util.Locale;

/** What a check is about, in the order of the checklist. */
public enum Group {
  CONFIGURATION("Configuration"),
  DATABASE("Database"),
  INDEX("Search index"),
  BACKUPS("Backups"),
  SECURITY("Security"),
  NETWORK("Network"),
  JVM("JVM"),
  FILES("Files"),
  TIME("Time");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** For programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
