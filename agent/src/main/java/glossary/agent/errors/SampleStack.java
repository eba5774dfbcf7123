package glossary.agent.errors;

import java.util.List;

/** The text of one stack, as Java prints it but bounded: eight causes, 40 frames each, 8 KB. */
final class SampleStack {
  private static final int CHARS_MAX = 8192;
  private static final int FRAMES_MAX = 40;
  private static final int MESSAGE_MAX = 500;
  private static final int NAME_MAX = 400;

  private final StringBuilder text = new StringBuilder(1024);

  private SampleStack() {}

  /**
   * @param chain outermost first
   */
  static String of(List<Throwable> chain) {
    SampleStack sample = new SampleStack();
    StackTraceElement[] enclosing = {};
    for (int i = 0; i < chain.size(); i++) {
      StackTraceElement[] frames = Thrown.frames(chain.get(i));
      sample.head(i == 0 ? "" : "Caused by: ", chain.get(i));
      sample.frames(frames, common(frames, enclosing));
      enclosing = frames;
    }
    return sample.text.toString();
  }

  private void head(String prefix, Throwable thrown) {
    String message = Thrown.message(thrown);
    String tail = message.isEmpty() ? "" : ": " + BoundedText.line(message, MESSAGE_MAX);
    line(prefix, Thrown.type(thrown) + tail, NAME_MAX + MESSAGE_MAX);
  }

  private void frames(StackTraceElement[] frames, int common) {
    int shown = Math.min(frames.length - common, FRAMES_MAX);
    for (int i = 0; i < shown; i++) {
      if (frames[i] != null) {
        line("\tat ", frames[i].toString(), NAME_MAX);
      }
    }
    if (frames.length > shown) {
      line("\t... ", (frames.length - shown) + " more", NAME_MAX);
    }
  }

  private void line(String indent, String rest, int most) {
    String clean = BoundedText.line(rest, most);
    if (text.length() + indent.length() + clean.length() < CHARS_MAX) {
      text.append(indent).append(clean).append('\n');
    }
  }

  /** How many frames at the end are those of the exception that this one is the cause of. */
  private static int common(StackTraceElement[] frames, StackTraceElement[] enclosing) {
    int common = 0;
    while (common < Math.min(frames.length, enclosing.length)
        && frames[frames.length - 1 - common] != null
        && frames[frames.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
      common++;
    }
    return common;
  }
}
