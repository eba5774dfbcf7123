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
  private static final String NARROW_INDENT = "    ";
  private static final String SHORT_INDENT = "          ";
  private static final int NARROW = 60;

  private final PrintWriter out;
  private final Colours colours;
  private final int width;
  private final boolean looks;

  /**
   * @param width of the terminal, in columns
   * @param looks whether each check tells what it looked at, not only where there is something to
   *     do
   */
  DoctorText(PrintWriter out, Colours colours, int width, boolean looks) {
    this.out = out;
    this.colours = colours;
    this.looks = looks;
    this.width = Math.max(30, width);
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
      summary(diagnosis);
    }
  }

  /** What there is to do stands last, where a person at a terminal looks first. */
  private void summary(Diagnosis diagnosis) {
    named(colours.bad("problem"), diagnosis, Level.PROBLEM);
    named(colours.doubtful("warning"), diagnosis, Level.WARNING);
    long fixable = diagnosis.results().stream().filter(Result::fixable).count();
    if (fixable > 0) {
      plain("doctor --fix mends " + fixable + " of these.");
    }
    plain(
        "%d ok, %s, %s, %d not applicable."
            .formatted(
                diagnosis.count(Level.OK),
                counted(diagnosis.count(Level.WARNING), "warning"),
                counted(diagnosis.count(Level.PROBLEM), "problem"),
                diagnosis.count(Level.NOT_APPLICABLE)));
  }

  private void named(String word, Diagnosis diagnosis, Level level) {
    List<String> ids =
        diagnosis.results().stream()
            .filter(result -> result.outcome().level() == level)
            .map(result -> result.check().id())
            .toList();
    if (!ids.isEmpty()) {
      List<String> lines = Columns.wrap(String.join(", ", ids), width - SHORT_INDENT.length());
      for (int i = 0; i < lines.size(); i++) {
        out.println((i == 0 ? word + "   " : SHORT_INDENT) + lines.get(i));
      }
    }
  }

  private void plain(String sentence) {
    Columns.wrap(sentence, width).forEach(out::println);
  }

  private static String counted(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private void result(Result result) {
    Level level = result.outcome().level();
    String word = pad(level == Level.NOT_APPLICABLE ? "-" : level.word(), 9);
    String mark = result.outcome().needsWork() ? "? " : ". ";
    String text = result.check().title() + mark + result.outcome().found();
    wrapped("  " + coloured(level, word) + " " + pad(result.check().id(), 7), text);
    if (looks || result.outcome().needsWork()) {
      wrapped(INDENT, "looked at: " + result.check().looksAt());
    }
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

  /** In a narrow terminal the text begins below its head. */
  private void wrapped(String head, String text) {
    boolean narrow = width < NARROW;
    String indent = narrow ? NARROW_INDENT : INDENT;
    List<String> lines = Columns.wrap(text, width - indent.length());
    if (narrow && !head.isBlank()) {
      out.println(head.stripTrailing());
    }
    for (int i = 0; i < lines.size(); i++) {
      out.println((i == 0 && !narrow ? head : indent) + lines.get(i));
    }
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
