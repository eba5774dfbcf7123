package glossary.sidecar.security.input;

import java.util.function.BooleanSupplier;

/**
 * Looks a text over by all rules. It is read in pieces that overlap, each piece by scanners that
 * look a bounded way ahead, so time grows with the length alone, whatever the text is.
 */
final class InputScanner {
  private static final int PIECE = 4096;
  private static final int OVERLAP = 256;

  private final BooleanSupplier late;

  /**
   * @param late asked before each further piece; once it says yes the rest is not looked at
   */
  InputScanner(BooleanSupplier late) {
    this.late = late;
  }

  /**
   * Adds what is seen to {@code signs}.
   *
   * @return whether the whole text was looked at
   */
  boolean scan(String text, FieldKind kind, Signs signs) {
    for (int start = 0; start < text.length(); start += PIECE - OVERLAP) {
      if (start > 0 && late.getAsBoolean()) {
        return false;
      }
      int end = Math.min(text.length(), start + PIECE);
      piece(text.substring(start, end), kind, signs);
      if (end == text.length()) {
        break;
      }
    }
    return true;
  }

  /**
   * Letters, blanks and the signs of sentences: what has no more can't be a structure. Digits make
   * a difference, but not to an identifier that is one word.
   */
  static boolean isHarmless(String text, FieldKind kind) {
    boolean digit = false;
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= Characters.isDigit(c);
      blank |= c == ' ' || c == '\n';
      if (!isHarmless(text, i, c)) {
        return false;
      }
    }
    return !digit || !blank && kind == FieldKind.IDENTIFIER;
  }

  private static boolean isHarmless(String text, int i, char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == ' '
        || c == '\n'
        || c == '_'
        || c == ','
        || c == '?'
        || c == '-' && Characters.at(text, i + 1) != '-'
        || c == '.' && Characters.at(text, i + 1) != '.'
        || c == ':' && Characters.isBlank(Characters.at(text, i + 1))
        || c > 0xbf && c < 0x2000 && Character.isLetter(c);
  }

  @SuppressWarnings("ReferenceEquality") // the same text comes back if nothing was decoded
  private static void piece(String raw, FieldKind kind, Signs signs) {
    signs.reading(raw);
    UnicodeScanner.scan(raw, kind, signs);
    String text = Characters.lowerCase(raw);
    all(text, kind, signs);
    String once = Decoding.of(text);
    if (once != text) {
      boolean before = signs.hasStructure();
      all(once, kind, signs);
      String twice = Decoding.of(once);
      if (twice != once) {
        all(twice, kind, signs);
      }
      if (!before && signs.hasStructure() && Decoding.isDisguise(text)) {
        signs.add(Rule.ENCODED, 0);
      }
    }
    if (signs.hasStructure() && MixedCase.isIn(raw)) {
      signs.add(Rule.MIXED_CASE, 0);
    }
  }

  private static void all(String text, FieldKind kind, Signs signs) {
    signs.reading(text);
    SqlScanner.scan(text, signs);
    MarkupScanner.scan(text, signs);
    ScriptScanner.scan(text, signs);
    TraversalScanner.scan(text, signs);
    CommandScanner.scan(text, kind, signs);
    TemplateScanner.scan(text, signs);
    LdapScanner.scan(text, signs);
    HeaderScanner.scan(text, signs);
    if (kind == FieldKind.IDENTIFIER) {
      IdentifierScanner.scan(text, signs);
    }
  }
}
