package glossary.sidecar.search;

/** Makes text fit to be sent. */
final class Texts {

  private Texts() {}

  /** Half surrogate pairs, which UTF-8 cannot hold, become U+FFFD; one for one. */
  static String wellFormed(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isHalf(text, at)) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      if (isHalf(text, at)) {
        repaired.setCharAt(at, '\uFFFD');
      }
    }
    return repaired.toString();
  }

  private static boolean isHalf(String text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(unit)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  static void appendHtml(String text, int from, int to, StringBuilder html) {
    for (int at = from; at < to; at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(unit);
      }
    }
  }
}
