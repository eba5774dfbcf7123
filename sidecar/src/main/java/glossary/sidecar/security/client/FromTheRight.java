package glossary.sidecar.security.client;

import java.util.List;

/**
 * The elements of a header that is a list, last one first. The last are those that the nearest
 * proxies appended; what a client sent in front of them cannot swallow them, not even with a quote
 * that never ends.
 */
final class FromTheRight {
  /** More hops than any chain of proxies has. */
  static final int MOST_ELEMENTS = 20;

  /** Of all lines together. */
  static final int MOST_CHARACTERS = 2048;

  private final List<String> lines;
  private int line;
  private int end;
  private int elements;
  private int characters;

  /**
   * @param lines of the header in the order in which they came
   */
  FromTheRight(List<String> lines) {
    this.lines = lines;
    this.line = lines.size() - 1;
    this.end = line < 0 ? 0 : lines.get(line).length();
  }

  /** The next element to the left, as it is; null if there is none or if there were too many. */
  String next() {
    if (line < 0 || elements == MOST_ELEMENTS) {
      return null;
    }
    String text = lines.get(line);
    int comma = comma(text);
    if (characters > MOST_CHARACTERS) {
      return null;
    }
    String element = text.substring(comma + 1, end);
    elements++;
    if (comma >= 0) {
      end = comma;
    } else {
      line--;
      end = line < 0 ? 0 : lines.get(line).length();
    }
    return element;
  }

  /** The last comma before the end that is not within quotes; -1 if there is none. */
  private int comma(String text) {
    boolean quoted = false;
    for (int i = end - 1; i >= 0; i--) {
      if (++characters > MOST_CHARACTERS) {
        return -1;
      }
      char c = text.charAt(i);
      if (c == '"' && !isEscaped(text, i)) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isEscaped(String text, int quote) {
    return quote > 0 && text.charAt(quote - 1) == '\\';
  }
}
