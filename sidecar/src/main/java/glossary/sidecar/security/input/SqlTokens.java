package glossary.sidecar.security.input;

import java.util.Arrays;
import java.util.Set;

/**
 * A text cut into what a database would read in it, in one pass: at most one token for each
 * character. Comments inside it are blanks. A position past the end has the type {@link #END}.
 */
final class SqlTokens {
  static final byte END = 0;
  static final byte WORD = 1;
  static final byte NUMBER = 2;
  static final byte QUOTE = 3;
  static final byte COMPARE = 4;
  static final byte OPERATOR = 5;
  static final byte COMMENT = 6;
  static final byte OPEN = 7;
  static final byte CLOSE = 8;
  static final byte COMMA = 9;
  static final byte SEMICOLON = 10;
  static final byte DOT = 11;
  static final byte AT = 12;
  static final byte OTHER = 13;

  private static final int LONGEST_INNER_COMMENT = 64;

  private final String text;
  private byte[] types = new byte[32];
  private int[] starts = new int[32];
  private String[] words = new String[32];
  private int size;
  private int splitAt = -1;
  private boolean executed;

  /**
   * @param text in lower case
   */
  SqlTokens(String text) {
    this.text = text;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      i = Characters.isBlank(c) ? i + 1 : next(c, i);
    }
  }

  int size() {
    return size;
  }

  byte type(int index) {
    return index >= 0 && index < size ? types[index] : END;
  }

  /** Null unless it is a word that {@link Words} knows. */
  String word(int index) {
    return index >= 0 && index < size ? words[index] : null;
  }

  boolean is(int index, String word) {
    return word.equals(word(index));
  }

  boolean isIn(int index, Set<String> known) {
    String word = word(index);
    return word != null && known.contains(word);
  }

  int start(int index) {
    return index < size ? starts[index] : text.length();
  }

  char character(int index) {
    return Characters.at(text, start(index));
  }

  char characterBefore(int index) {
    return Characters.at(text, start(index) - 1);
  }

  /** What is left of the text from a token on. */
  int rest(int index) {
    return text.length() - start(index);
  }

  /** Where a comment joins two halves; -1 if none does. */
  int splitAt() {
    return splitAt;
  }

  private int next(char c, int i) {
    if (Characters.isDigit(c)) {
      return add(NUMBER, i, endOfNumber(i));
    }
    if (Characters.isWord(c)) {
      return addWord(i);
    }
    return switch (c) {
      case '\'', '"', '`' -> add(QUOTE, i, i + 1);
      case '(' -> add(OPEN, i, i + 1);
      case ')' -> add(CLOSE, i, i + 1);
      case ',' -> add(COMMA, i, i + 1);
      case ';' -> add(SEMICOLON, i, i + 1);
      case '.' -> add(DOT, i, i + 1);
      case '@' -> add(AT, i, i + 1);
      case '#' -> add(COMMENT, i, i + 1);
      case '=', '<', '>', '!' -> comparison(c, i);
      case '/' -> Characters.at(text, i + 1) == '*' ? comment(i) : add(OPERATOR, i, i + 1);
      case '-' ->
          Characters.at(text, i + 1) == '-' ? add(COMMENT, i, i + 2) : add(OPERATOR, i, i + 1);
      case '|', '&' -> Characters.at(text, i + 1) == c ? logic(c, i) : add(OPERATOR, i, i + 1);
      case '*' -> star(i);
      case '+', '%', '^', '~' -> add(OPERATOR, i, i + 1);
      default -> add(OTHER, i, i + 1);
    };
  }

  /** The end of a comment that was executed is a blank. */
  private int star(int i) {
    if (executed && Characters.at(text, i + 1) == '/') {
      executed = false;
      return i + 2;
    }
    return add(OPERATOR, i, i + 1);
  }

  private int endOfNumber(int start) {
    int i = Characters.endOfWord(text, start);
    boolean fraction =
        Characters.at(text, i) == '.' && Characters.isDigit(Characters.at(text, i + 1));
    return fraction ? Characters.endOfWord(text, i + 1) : i;
  }

  private int addWord(int start) {
    int i = start;
    int hash = 0;
    for (; i < text.length() && Characters.isWord(text.charAt(i)); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int end = add(WORD, start, i);
    words[size - 1] = Words.find(text, start, i, hash);
    return end;
  }

  private int logic(char c, int i) {
    int end = add(WORD, i, i + 2);
    words[size - 1] = c == '|' ? "||" : "&&";
    return end;
  }

  private int comparison(char first, int i) {
    int end = i + 1;
    while (end < i + 3 && "=<>!".indexOf(Characters.at(text, end)) >= 0) {
      end++;
    }
    return add(first == '!' && end == i + 1 ? OPERATOR : COMPARE, i, end);
  }

  /**
   * One that ends soon is a blank, and one that MySQL executes is the blanks around its content.
   */
  private int comment(int i) {
    if (Characters.at(text, i + 2) == '!') {
      splitAt = i;
      executed = true;
      int digits = i + 3;
      while (Characters.isDigit(Characters.at(text, digits))) {
        digits++;
      }
      return digits;
    }
    int end = Characters.find(text, "*/", i + 2, LONGEST_INNER_COMMENT);
    if (end < 0) {
      return add(COMMENT, i, i + 2);
    }
    if (joins(Characters.at(text, i - 1)) && joins(Characters.at(text, end + 2))) {
      splitAt = i;
    }
    return end + 2;
  }

  private static boolean joins(char c) {
    return Characters.isWord(c) || Characters.isQuote(c) || c == '(' || c == ')' || c == '/';
  }

  private int add(byte type, int start, int end) {
    if (size == types.length) {
      types = Arrays.copyOf(types, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      words = Arrays.copyOf(words, size * 2);
    }
    types[size] = type;
    starts[size++] = start;
    return end;
  }
}
