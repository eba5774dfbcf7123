package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;

/** An exception's stack as lines of bounded number and length. */
public final class Stacks {
  private static final int LONGEST_LINE = 500;
  private static final int DEEPEST_CAUSE = 8;

  private Stacks() {}

  /** Frames, and a line {@code Caused by} before those of each cause. */
  public static List<String> lines(IThrowableProxy thrown, Redactor redactor, int most) {
    List<String> lines = new ArrayList<>();
    IThrowableProxy each = thrown;
    for (int depth = 0; each != null && depth < DEEPEST_CAUSE && lines.size() < most; depth++) {
      if (depth > 0) {
        lines.add("Caused by: " + title(each, redactor));
      }
      addFrames(lines, each, most);
      each = each.getCause();
    }
    return lines;
  }

  /** Type and message. */
  static String title(IThrowableProxy thrown, Redactor redactor) {
    String message = message(thrown, redactor);
    return message.isEmpty() ? thrown.getClassName() : thrown.getClassName() + ": " + message;
  }

  /** Never null. */
  public static String message(IThrowableProxy thrown, Redactor redactor) {
    String message = thrown.getMessage();
    return message == null ? "" : redactor.shown(message, LONGEST_LINE);
  }

  private static void addFrames(List<String> lines, IThrowableProxy thrown, int most) {
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    int own = frames == null ? 0 : frames.length - thrown.getCommonFrames();
    int shown = Math.min(own, most - lines.size());
    for (int i = 0; i < shown; i++) {
      lines.add(SafeText.shorten(frames[i].getSTEAsString(), LONGEST_LINE));
    }
    if (shown < own) {
      lines.add("... " + (own - shown) + " more");
    }
  }
}
