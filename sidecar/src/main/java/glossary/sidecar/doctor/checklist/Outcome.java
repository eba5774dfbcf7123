package glossary.sidecar.doctor.checklist;

/**
 * What a check found.
 *
 * @param found one sentence on what is the case here
 * @param next the exact next step here; null if the one of the check holds
 */
@SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency
public record Outcome(Level level, String found, String next) {

  static Outcome ok(String found, Object... values) {
    return new Outcome(Level.OK, found.formatted(values), null);
  }

  static Outcome warning(String found, Object... values) {
    return new Outcome(Level.WARNING, found.formatted(values), null);
  }

  static Outcome problem(String found, Object... values) {
    return new Outcome(Level.PROBLEM, found.formatted(values), null);
  }

  static Outcome notApplicable(String found, Object... values) {
    return new Outcome(Level.NOT_APPLICABLE, found.formatted(values), null);
  }

  /** The same, with another next step than the check's. */
  Outcome next(String step, Object... values) {
    return new Outcome(level, found, step.formatted(values));
  }

  /** Whether there is something to do. */
  public boolean needsWork() {
    return level == Level.WARNING || level == Level.PROBLEM;
  }
}
