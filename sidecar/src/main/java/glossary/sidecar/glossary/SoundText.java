package glossary.sidecar.glossary;

/** Text that a database, a file and every reader can take. */
final class SoundText {
  private SoundText() {}

  /**
   * What is wrong with a text that is to be stored; null if nothing is.
   *
   * <p>SQLite and what reads its text end it at U+0000 in some places and not in others; half of a
   * surrogate pair has no UTF-8.
   */
  static String fault(String text) {
    if (text.isBlank()) {
      return "must not be blank";
    }
    if (text.indexOf('\0') >= 0) {
      return "must not hold the character U+0000";
    }
    return firstLoneSurrogate(text) < 0 ? null : "must not hold half of a surrogate pair";
  }

  /** With each half of a surrogate pair replaced by U+FFFD. */
  static String mended(String text) {
    int at = firstLoneSurrogate(text);
    if (at < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (int i = at; i < mended.length(); i++) {
      if (isLone(mended, i)) {
        mended.setCharAt(i, '\ufffd');
      }
    }
    return mended.toString();
  }

  private static int firstLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLone(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLone(CharSequence text, int at) {
    char c = text.charAt(at);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
