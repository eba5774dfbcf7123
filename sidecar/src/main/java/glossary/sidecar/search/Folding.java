package glossary.sidecar.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Spellings that count as one. A German umlaut has three: {@code größe} is {@code grosse} when
 * plain and {@code groesse} when spelled out, and {@code groesse} is {@code grosse} when reduced.
 */
final class Folding {

  private Folding() {}

  /** Lower case, without diacritics and compatibility forms, {@code ß} as {@code ss}. */
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int at = 0; at < apart.length(); at += Character.charCount(apart.codePointAt(at))) {
      appendPlain(apart.codePointAt(at), plain);
    }
    return plain.toString();
  }

  private static void appendPlain(int codePoint, StringBuilder plain) {
    switch (codePoint) {
      case 'ß' -> plain.append("ss");
      case 'æ' -> plain.append("ae");
      case 'œ' -> plain.append("oe");
      case 'ø' -> plain.append('o');
      case 'ł' -> plain.append('l');
      case 'đ' -> plain.append('d');
      case 'ı' -> plain.append('i');
      default -> {
        if (!isMark(codePoint) && Character.getType(codePoint) != Character.FORMAT) {
          plain.appendCodePoint(codePoint);
        }
      }
    }
  }

  /** As {@link #plain}, but {@code ä} as {@code ae}; the same where there is no umlaut. */
  static String spelledOut(String text) {
    if (isAscii(text)) {
      return plain(text);
    }
    String whole = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return plain(whole.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));
  }

  /** {@code ae}, {@code oe}, and {@code ue} not after a vowel or {@code q}, as {@code a, o, u}. */
  static String reduced(String plain) {
    StringBuilder reduced = null;
    for (int at = 1; at < plain.length(); at++) {
      boolean digraph = isSecondOfDigraph(plain, at);
      if (digraph && reduced == null) {
        reduced = new StringBuilder(plain.length()).append(plain, 0, at);
      } else if (!digraph && reduced != null) {
        reduced.append(plain.charAt(at));
      }
    }
    return reduced == null ? plain : reduced.toString();
  }

  private static boolean isSecondOfDigraph(String plain, int at) {
    if (plain.charAt(at) != 'e') {
      return false;
    }
    char first = plain.charAt(at - 1);
    boolean afterVowel = at > 1 && "aeiouq".indexOf(plain.charAt(at - 2)) >= 0;
    return first == 'a' || first == 'o' || (first == 'u' && !afterVowel);
  }

  static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 128) {
        return false;
      }
    }
    return true;
  }
}
