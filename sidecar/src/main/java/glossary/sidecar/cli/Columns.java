package glossary.sidecar.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * How many columns of a terminal a text takes: two for a wide letter, none for a combining mark.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">UAX 11, East Asian Width</a>
 */
final class Columns {
  /** First and last of the ranges that are wide. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf,
    0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6,
    0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd
  };

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** As much as fits, with an ellipsis if that is not all. */
  static String cut(String text, int most) {
    if (of(text) <= most) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int letter : text.codePoints().toArray()) {
      used += of(letter);
      if (used > most - 1) {
        break;
      }
      kept.appendCodePoint(letter);
    }
    return kept.append('…').toString();
  }

  /** Lines of whole words; a word longer than a line is broken. */
  static List<String> wrap(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      String rest = word;
      if (line.length() > 0 && of(line.toString()) + 1 + of(rest) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (line.length() == 0 && of(rest) > most && rest.codePointCount(0, rest.length()) > 1) {
        String part = fitting(rest, most);
        lines.add(part);
        rest = rest.substring(part.length());
      }
      line.append(line.length() == 0 ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** At least one letter. */
  private static String fitting(String word, int most) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length() && of(word.substring(0, word.offsetByCodePoints(end, 1))) <= most) {
      end = word.offsetByCodePoints(end, 1);
    }
    return word.substring(0, end);
  }

  private static int of(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (letter >= WIDE[i] && letter <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
