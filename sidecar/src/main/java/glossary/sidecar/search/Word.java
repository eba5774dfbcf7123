package glossary.sidecar.search;

/**
 * One run of letters and digits in a text.
 *
 * @param start first UTF-16 unit of it in the text
 * @param end behind its last UTF-16 unit
 * @param plain folded; never empty
 * @param spelledOut null where it is the same as {@code plain}
 */
record Word(int start, int end, String plain, String spelledOut) {
  private static final int LONGEST = 100;

  /** Null if nothing is left of it, as of a lone combining mark. */
  static Word of(String text, int start, int end) {
    String raw = text.substring(start, end);
    String plain = cut(Folding.plain(raw));
    if (plain.isEmpty()) {
      return null;
    }
    if (Folding.isAscii(raw)) {
      return new Word(start, end, plain, null);
    }
    String spelledOut = cut(Folding.spelledOut(raw));
    return new Word(start, end, plain, spelledOut.equals(plain) ? null : spelledOut);
  }

  /** The German reading, in which {@code ae} is an umlaut; {@code plain} where there is none. */
  String reduced() {
    return Folding.reduced(plain);
  }

  private static String cut(String folded) {
    if (folded.length() <= LONGEST) {
      return folded;
    }
    boolean splitsPair = Character.isHighSurrogate(folded.charAt(LONGEST - 1));
    return folded.substring(0, splitsPair ? LONGEST - 1 : LONGEST);
  }
}
