package glossary.sidecar.security.input;

import java.util.Map;

/**
 * What a text would be to those who decode once too often: percent-encoding, character references,
 * escapes of scripts, wide letters. Lenient, since it only guesses.
 */
final class Decoding {
  private static final Map<String, Character> NAMED =
      Map.ofEntries(
          Map.entry("lt;", '<'),
          Map.entry("gt;", '>'),
          Map.entry("quot;", '"'),
          Map.entry("apos;", '\''),
          Map.entry("amp;", '&'),
          Map.entry("colon;", ':'),
          Map.entry("tab;", '\t'),
          Map.entry("newline;", '\n'),
          Map.entry("lpar;", '('),
          Map.entry("rpar;", ')'),
          Map.entry("sol;", '/'),
          Map.entry("bsol;", '\\'),
          Map.entry("nbsp;", ' '));
  private static final int LONGEST_NAME = 8;

  private final String text;
  private final StringBuilder decoded;
  private int position;

  private Decoding(String text) {
    this.text = text;
    this.decoded = new StringBuilder(text.length());
  }

  /**
   * @param text in lower case
   * @return the very same text if there is nothing to decode
   */
  static String of(String text) {
    return hasEncoded(text) ? new Decoding(text).decode() : text;
  }

  /** Whether more than character references is encoded; those are honest in prose from the web. */
  static boolean isDisguise(String text) {
    return text.indexOf('%') >= 0
        || text.indexOf('\\') >= 0
        || text.chars().anyMatch(c -> c >= 0x200b && fold((char) c) != c);
  }

  private static boolean hasEncoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '&' || c == '\\' || c >= 0x200b && fold(c) != c) {
        return true;
      }
    }
    return false;
  }

  private String decode() {
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean done =
          switch (c) {
            case '%' -> percent();
            case '&' -> reference();
            case '\\' -> escape();
            default -> false;
          };
      if (!done) {
        put(c);
        position++;
      }
    }
    return decoded.length() == text.length() && text.contentEquals(decoded)
        ? text
        : Characters.lowerCase(decoded.toString());
  }

  private boolean percent() {
    if (Characters.at(text, position + 1) == 'u') {
      return hex(position + 2, 4, position + 6);
    }
    int lead = octet(position);
    if (lead < 0) {
      return false;
    }
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    int value = more == 0 ? lead : lead & (0x3f >> more);
    for (int k = 1; k <= more; k++) {
      int next = octet(position + 3 * k);
      if (next < 0) {
        more = k - 1;
        break;
      }
      value = value << 6 | next & 0x3f; // overlong forms too: they are a disguise of ASCII
    }
    putCodePoint(value);
    position += 3 * (more + 1);
    return true;
  }

  private int octet(int percent) {
    return Characters.at(text, percent) == '%' ? number(percent + 1, 2, 16) : -1;
  }

  private boolean reference() {
    if (Characters.at(text, position + 1) != '#') {
      for (Map.Entry<String, Character> name : NAMED.entrySet()) {
        if (text.startsWith(name.getKey(), position + 1)) {
          put(name.getValue());
          position += 1 + name.getKey().length();
          return true;
        }
      }
      return false;
    }
    boolean hexadecimal = Characters.at(text, position + 2) == 'x';
    int start = position + (hexadecimal ? 3 : 2);
    int end = start;
    while (end < start + LONGEST_NAME && digit(end, hexadecimal ? 16 : 10) >= 0) {
      end++;
    }
    if (end == start) {
      return false;
    }
    putCodePoint(number(start, end - start, hexadecimal ? 16 : 10));
    position = Characters.at(text, end) == ';' ? end + 1 : end;
    return true;
  }

  private boolean escape() {
    char kind = Characters.at(text, position + 1);
    return kind == 'x' && hex(position + 2, 2, position + 4)
        || kind == 'u' && hex(position + 2, 4, position + 6);
  }

  private boolean hex(int start, int digits, int after) {
    int value = number(start, digits, 16);
    if (value < 0) {
      return false;
    }
    put((char) value);
    position = after;
    return true;
  }

  private int number(int start, int digits, int radix) {
    long value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = digit(i, radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return (int) Math.min(value, Character.MAX_CODE_POINT);
  }

  private int digit(int index, int radix) {
    char c = Characters.at(text, index);
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }

  private void putCodePoint(int value) {
    if (Character.isBmpCodePoint(value)) {
      put((char) value);
    } else if (Character.isValidCodePoint(value)) {
      decoded.appendCodePoint(value);
    }
  }

  private void put(char c) {
    char folded = c < 0x200b ? c : fold(c);
    if (folded != 0 || c == 0) {
      decoded.append(folded);
    }
  }

  /** The ASCII look-alike that a conversion to another character set would make; 0 for nothing. */
  private static char fold(char c) {
    if (c >= 0xff01 && c <= 0xff5e) {
      return (char) (c - 0xfee0);
    }
    return switch (c) {
      case 0x2215, 0x2044, 0x29f8 -> '/';
      case 0x2216, 0xfe68 -> '\\';
      case 0x560a -> '\n'; // cut to a byte
      case 0x560d -> '\r';
      case 0x2024, 0xfe52 -> '.';
      case 0xfe64, 0x2329 -> '<';
      case 0xfe65, 0x232a -> '>';
      case 0x200b, 0x2060, 0xfeff -> 0;
      default -> c;
    };
  }
}
