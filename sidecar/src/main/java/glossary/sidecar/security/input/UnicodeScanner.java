package glossary.sidecar.security.input;

/**
 * Characters that are not seen and change what is. Those that scripts and emoji need, the joiners
 * and the plain marks of direction, are odd in identifiers only.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">UTR #36</a>
 */
final class UnicodeScanner {

  private UnicodeScanner() {}

  static void scan(String text, FieldKind kind, Signs signs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xac && (isHidden(c, text, i) || kind == FieldKind.IDENTIFIER && isOdd(c))) {
        signs.add(Rule.UNICODE_HIDDEN, i);
        return;
      }
    }
  }

  private static boolean isHidden(char c, String text, int i) {
    return c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c == 0x200b
        || c >= 0x2060 && c <= 0x2064
        || c == 0xfeff
        || c == 0xdb40 && Characters.at(text, i + 1) <= 0xdc7f;
  }

  private static boolean isOdd(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
