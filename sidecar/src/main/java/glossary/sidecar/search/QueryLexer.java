package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a query into words, phrases and operators. AND, OR and NOT are operators in upper case only.
 * A {@code -} is always text, since terms such as {@code -40 °C} begin with it; so are parentheses
 * within a word, as in {@code Fe(OH)2}.
 */
final class QueryLexer {

  enum Kind {
    WORD,
    PHRASE,
    PREFIX,
    AND,
    OR,
    NOT,
    OPEN,
    CLOSE
  }

  record Token(Kind kind, String text) {
    boolean operand() {
      return kind == Kind.WORD || kind == Kind.PHRASE || kind == Kind.PREFIX;
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private QueryLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    QueryLexer lexer = new QueryLexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char unit = text.charAt(at);
    if (Chunk.isSpace(unit)) {
      at++;
    } else if (unit == '"') {
      phrase();
    } else if (unit == '(') {
      depth++;
      symbol(Kind.OPEN);
    } else if (unit == ')' && depth > 0) {
      depth--;
      symbol(Kind.CLOSE);
    } else {
      word();
    }
  }

  private void symbol(Kind kind) {
    tokens.add(new Token(kind, text.substring(at, at + 1)));
    at++;
  }

  /** A quote that is never closed reaches to the end. */
  private void phrase() {
    int close = text.indexOf('"', at + 1);
    int end = close < 0 ? text.length() : close;
    String inside = text.substring(at + 1, end);
    if (!inside.isBlank()) {
      tokens.add(new Token(Kind.PHRASE, inside));
    }
    at = end + 1;
  }

  private void word() {
    int start = at;
    int inner = 0;
    while (at < text.length() && !Chunk.isSpace(text.charAt(at)) && text.charAt(at) != '"') {
      if (text.charAt(at) == '(') {
        inner++;
      } else if (text.charAt(at) == ')') {
        if (inner == 0 && depth > 0) {
          break;
        }
        inner--;
      }
      at++;
    }
    tokens.add(classify(text.substring(start, at)));
  }

  private static Token classify(String word) {
    return switch (word) {
      case "AND" -> new Token(Kind.AND, word);
      case "OR" -> new Token(Kind.OR, word);
      case "NOT" -> new Token(Kind.NOT, word);
      default -> {
        boolean prefix = word.length() > 1 && word.endsWith("*");
        yield prefix
            ? new Token(Kind.PREFIX, word.substring(0, word.length() - 1))
            : new Token(Kind.WORD, word);
      }
    };
  }
}
