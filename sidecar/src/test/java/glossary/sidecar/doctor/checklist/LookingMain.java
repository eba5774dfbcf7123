package glossary.sidecar.doctor.checklist;

import java.nio.file.Path;

/** Runs one check and prints its outcome in one line. */
final class LookingMain {
  private static final String MARK = "outcome ";

  private LookingMain() {}

  /** Arguments: a folder, and the id of a check. */
  public static void main(String[] arguments) {
    Outcome outcome = Deployment.in(Path.of(arguments[0])).outcome(arguments[1]);
    System.out.println(MARK + outcome.level() + " " + outcome.found());
  }

  /** What it printed, whatever the JVM has printed before. */
  static Outcome read(String text) {
    String line = text.substring(text.lastIndexOf(MARK) + MARK.length()).strip();
    String[] fields = line.split(" ", 2);
    return new Outcome(Level.valueOf(fields[0]), fields[1], null);
  }
}
