package glossary.sidecar.doctor.checklist;

import java.util.Locale;

/** How a check ended. */
public enum Level {
  OK,
  /** Can stay, and is probably not meant. */
  WARNING,
  /** Must be mended before others rely on this sidecar. */
  PROBLEM,
  /** There is nothing to look at here. */
  NOT_APPLICABLE;

  /** Such as {@code not applicable}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
