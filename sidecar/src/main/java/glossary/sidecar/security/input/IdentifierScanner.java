package glossary.sidecar.security.input;

/** What is odd only where an identifier is expected. */
final class IdentifierScanner {
  private static final String ODD = "'\"<>;|&$`{}\\*=()";

  private IdentifierScanner() {}

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    for (int i = 0; i < text.length(); i++) {
      if (ODD.indexOf(text.charAt(i)) >= 0) {
        signs.add(Rule.ODD_IDENTIFIER, i);
        break;
      }
    }
    boolean drive =
        Characters.isLatin(Characters.at(text, 0))
            && Characters.at(text, 1) == ':'
            && isSlash(Characters.at(text, 2));
    if (isSlash(Characters.at(text, 0)) && text.length() > 1
        || drive
        || text.contains("://")
        || text.contains("../")
        || text.contains("..\\")) {
      signs.add(Rule.TRAVERSAL_PATH, 0);
    }
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }
}
