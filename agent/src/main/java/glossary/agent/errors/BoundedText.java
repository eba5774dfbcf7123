package glossary.agent.errors;

/** Text of the host, cut and without characters that move a terminal's cursor or hide others. */
final class BoundedText {
  private BoundedText() {}

  /** One line of at most {@code most} characters. */
  static String line(String text, int most) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
    for (int i = 0; i < text.length() && clean.length() < most; i++) {
      char c = text.charAt(i);
      if (!isPair(text, i)) {
        clean.append(isHarmless(c) ? c : ' ');
      } else if (clean.length() + 2 <= most) {
        clean.append(c).append(text.charAt(++i));
      } else {
        break;
      }
    }
    return clean.toString();
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private static boolean isHarmless(char c) {
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return true;
    }
  }
}
