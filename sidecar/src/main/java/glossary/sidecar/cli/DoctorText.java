package glossary.sidecar.cli;

import glossary.sidecar.doctor.checklist.Diagnosis;
import glossary.sidecar.doctor.checklist.Group;
import glossary.sidecar.doctor.checklist.Level;
import glossary.sidecar.doctor.checklist.Mended;
import glossary.sidecar.doctor.checklist.Result;
import java.io.PrintWriter;
import java.util.List;

/** Prints what the doctor found, by groups, within the terminal's width. */
final class DoctorText {
  private static final String INDENT = "                   ";

  private final PrintWriter out;
  private final Colours colours;
  private final int width;

  DoctorText(PrintWriter out, Colours colours, int width) {
    this.out = out;
    this.colours = colours;
    this.width = Math.max(40, width);
  }

  void fixes(List<Mended> fixes) {
    if (fixes.isEmpty()) {
      out.println("There is nothing to fix.");
    }
    for (Mended fix : fixes) {
      String state = pad(fix.done() ? "fixed" : "not fixed", 9);
      String shown = fix.done() ? colours.good(state) : colours.bad(state);
      wrapped("  " + shown + " " + pad(fix.id(), 7), fix.sentence());
    }
    out.println();
  }

  /**
   * @param onlyProblems prints nothing if there are none
   */
  void results(Diagnosis diagnosis, boolean onlyProblems) {
    for (Group group : Group.values()) {
      List<Result> shown =
          diagnosis.results().stream()
              .filter(result -> result.check().group() == group)
              .filter(result -> !onlyProblems || result.outcome().level() == Level.PROBLEM)
              .toList();
      if (!shown.isEmpty()) {
        out.println(colours.title(group.title()));
        shown.forEach(this::result);
        out.println();
      }
    }
    if (!onlyProblems) {
      out.printf(
          "%d ok, %d warnings, %d problems, %d not applicable.%n",
          diagnosis.count(Level.OK),
          diagnosis.count(Level.WARNING),
          diagnosis.count(Level.PROBLEM),
          diagnosis.count(Level.NOT_APPLICABLE));
    }
  }

  private void result(Result result) {
    Level level = result.outcome().level();
    String word = pad(level == Level.NOT_APPLICABLE ? "-" : level.word(), 9);
    String text = result.check().title() + ". " + result.outcome().found();
    wrapped("  " + coloured(level, word) + " " + pad(result.check().id(), 7), text);
    if (result.next() != null) {
      wrapped(INDENT, "-> " + result.next());
    }
  }

  private String coloured(Level level, String word) {
    return switch (level) {
      case OK -> colours.good(word);
      case WARNING -> colours.doubtful(word);
      case PROBLEM -> colours.bad(word);
      case NOT_APPLICABLE -> colours.faint(word);
    };
  }

  private void wrapped(String head, String text) {
    List<String> lines = Columns.wrap(text, width - INDENT.length());
    for (int i = 0; i < lines.size(); i++) {
      out.println((i == 0 ? head : INDENT) + lines.get(i));
    }
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
