package glossary.sidecar.errors.logs;

import java.util.Locale;

/**
 * Text that cannot forge a log line or steer a terminal: no control characters, no invisible ones
 * that turn the direction of writing, no half characters.
 */
public final class SafeText {
  private static final String CUT = "...";

  private SafeText() {}

  /**
   * Nearly always the text itself; line ends and tabs become spaces, others are shown by number.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return isSafe(text) ? text : rebuild(text);
      }
    }
    return text;
  }

  /** Its first characters, with a mark if there were more. */
  public static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + CUT;
  }

  private static boolean isSafe(String text) {
    return text.codePoints().allMatch(SafeText::isSafe);
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String rebuild(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isSafe(c)) {
                safe.appendCodePoint(c);
              } else if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
              } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return safe.toString();
  }
}
