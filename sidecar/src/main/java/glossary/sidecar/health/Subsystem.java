package glossary.sidecar.health;

import java.util.Locale;

/** The parts that are judged, in the order in which they are shown. */
public enum Subsystem {
  /** The glossary's own database. */
  DATABASE(true),
  /** The search index, and the one that the host keeps. */
  FTS_SEARCH(true),
  /** Room on the disks of every folder that is used. */
  DISK(false),
  /** Of the machine or the container, and of this JVM. */
  MEMORY(false),
  BACKUPS(false),
  /** How long requests take. */
  PERFORMANCE(false);

  private final boolean serves;

  Subsystem(boolean serves) {
    this.serves = serves;
  }

  /** As it stands in answers and labels. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether no request can be answered without it; the others never make {@code /health} 503. */
  boolean serves() {
    return serves;
  }

  /** What is assumed until it was checked for the first time. */
  Status unchecked() {
    return this == DATABASE ? Status.UNHEALTHY : Status.DEGRADED;
  }
}
