package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.SqlTokens.AT;
import static glossary.sidecar.security.input.SqlTokens.CLOSE;
import static glossary.sidecar.security.input.SqlTokens.COMMA;
import static glossary.sidecar.security.input.SqlTokens.COMMENT;
import static glossary.sidecar.security.input.SqlTokens.DOT;
import static glossary.sidecar.security.input.SqlTokens.END;
import static glossary.sidecar.security.input.SqlTokens.NUMBER;
import static glossary.sidecar.security.input.SqlTokens.OPEN;
import static glossary.sidecar.security.input.SqlTokens.OPERATOR;
import static glossary.sidecar.security.input.SqlTokens.QUOTE;
import static glossary.sidecar.security.input.SqlTokens.SEMICOLON;
import static glossary.sidecar.security.input.SqlTokens.WORD;

import java.util.Set;

/**
 * The forms of SQL statements and of their values. Each question looks at a bounded number of
 * tokens, so a text costs no more than its length.
 */
record SqlStatements(SqlTokens tokens) {
  private static final int REACH = 24;
  private static final int LONGEST_LITERAL = 8;
  private static final Set<String> OBJECTS =
      Words.set("table database user view index schema procedure function column trigger");

  /** Whether what begins at a token is a statement rather than a sentence that begins so. */
  boolean isStatement(int i) {
    String verb = tokens.word(i);
    if (verb == null) {
      return false;
    }
    return switch (verb) {
      case "drop", "alter", "create", "truncate" -> tokens.isIn(i + 1, OBJECTS) && isName(i + 2);
      case "delete" -> tokens.is(i + 1, "from") && isName(i + 2);
      case "insert" -> tokens.is(i + 1, "into") && isName(i + 2);
      case "update" -> isName(i + 1) && tokens.is(i + 2, "set");
      case "exec", "execute", "call" -> isCall(i + 1);
      case "shutdown" -> tokens.type(i + 1) == END || tokens.type(i + 1) == COMMENT;
      case "waitfor" -> tokens.is(i + 1, "delay") || tokens.is(i + 1, "time");
      case "declare" -> tokens.type(i + 1) == AT;
      case "select" -> selects(i) || asks(i);
      case "if" -> tokens.type(i + 1) == OPEN && comparesLiterals(i);
      default -> false;
    };
  }

  /** {@code select LIST from NAME}, where the list has more than words. */
  boolean selects(int i) {
    boolean telling = false;
    for (int k = i + 1; k < i + REACH; k++) {
      if (tokens.is(k, "from")) {
        return telling && k > i + 1 && (isName(k + 1) || tokens.type(k + 1) == OPEN);
      }
      switch (tokens.type(k)) {
        case END, SEMICOLON -> {
          return false;
        }
        case COMMA, OPEN, AT, NUMBER, OPERATOR, DOT -> telling = true;
        default -> {}
      }
    }
    return false;
  }

  /** {@code select @@version}, {@code select sleep(1)}, {@code select 1}. */
  boolean asks(int i) {
    int next = i + 1;
    return switch (tokens.type(next)) {
      case AT, NUMBER -> true;
      case WORD -> tokens.type(next + 1) == OPEN && tokens.start(next + 1) == endOfWord(next);
      default -> false;
    };
  }

  /** {@code union select} and something of a list. */
  boolean isUnion(int i) {
    int k = i + 1;
    while (tokens.is(k, "all") || tokens.is(k, "distinct") || tokens.type(k) == OPEN) {
      k++;
    }
    if (!tokens.is(k, "select")) {
      return false;
    }
    byte before = tokens.type(i - 1);
    if (before == QUOTE || before == NUMBER || before == CLOSE) {
      return true;
    }
    for (int n = k + 1; n < k + REACH / 2; n++) {
      switch (tokens.type(n)) {
        case NUMBER, COMMA, OPEN, QUOTE, AT, COMMENT, OPERATOR -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Behind a logic word: two literals and a comparison between them. */
  boolean comparesLiterals(int logic) {
    int left = literal(skipPrefix(logic + 1));
    if (left < 0) {
      return false;
    }
    int k = skip(left, CLOSE);
    int right = afterComparison(k);
    return right > 0 && literal(skipPrefix(right)) > 0;
  }

  /** Behind a quote and a logic word: a column that is compared. */
  boolean comparesColumn(int logic) {
    int k = skipPrefix(logic + 1);
    if (tokens.type(k) != WORD || tokens.isIn(k, Words.ARTICLES)) {
      return false;
    }
    k++;
    while (tokens.type(k) == DOT && tokens.type(k + 1) == WORD) {
      k += 2;
    }
    int right = afterComparison(k);
    return right > 0 && tokens.type(right) != END;
  }

  /** The token after the literal that begins here; -1 if none does. */
  int literal(int i) {
    return switch (tokens.type(i)) {
      case NUMBER -> i + 1;
      case AT -> tokens.type(i + 1) == AT ? i + 3 : -1;
      case OPEN -> tokens.is(i + 1, "select") ? i + 2 : -1;
      case WORD ->
          tokens.isIn(i, Words.LITERAL)
              ? i + 1
              : tokens.isIn(i, Words.FUNCTIONS) && tokens.type(i + 1) == OPEN
                  ? afterCall(i + 1)
                  : -1;
      case QUOTE -> quoted(i);
      default -> -1;
    };
  }

  int skip(int i, byte type) {
    int k = i;
    while (tokens.type(k) == type && k < i + 6) {
      k++;
    }
    return k;
  }

  /** Whether this may be the name of a table, and not the article of a sentence. */
  boolean isName(int i) {
    byte type = tokens.type(i);
    return type == WORD && !tokens.isIn(i, Words.ARTICLES)
        || type == QUOTE
        || type == AT
        || type == OPERATOR && tokens.character(i) == '*';
  }

  private boolean isCall(int i) {
    byte type = tokens.type(i);
    byte next = tokens.type(i + 1);
    return type == OPEN
        || type == AT
        || type == WORD
            && !tokens.isIn(i, Words.ARTICLES)
            && (next == OPEN || next == QUOTE || next == DOT || next == AT || next == COMMENT);
  }

  private int endOfWord(int i) {
    String word = tokens.word(i);
    return word == null ? endOfUnknown(i) : tokens.start(i) + word.length();
  }

  /** An unknown word touches the next token or ends before a blank; only the first is of use. */
  private int endOfUnknown(int i) {
    return Characters.isBlank(tokens.characterBefore(i + 1)) ? -1 : tokens.start(i + 1);
  }

  private int skipPrefix(int i) {
    int k = i;
    while (k < i + 6
        && (tokens.type(k) == OPEN && !tokens.is(k + 1, "select")
            || tokens.type(k) == OPERATOR
            || tokens.is(k, "not"))) {
      k++;
    }
    return k;
  }

  /** The token after a comparison that begins here; -1 if none does. */
  int afterComparison(int i) {
    if (tokens.is(i, "is")) {
      int k = tokens.is(i + 1, "not") ? i + 2 : i + 1;
      return tokens.isIn(k, Words.LITERAL) ? k : -1;
    }
    int k = tokens.is(i, "not") || tokens.is(i, "sounds") ? i + 1 : i;
    if (tokens.isIn(k, Words.COMPARING)) {
      return k + 1;
    }
    return tokens.type(i) == SqlTokens.COMPARE ? i + 1 : -1;
  }

  private int afterCall(int open) {
    for (int k = open + 1; k < open + REACH; k++) {
      if (tokens.type(k) == CLOSE) {
        return k + 1;
      }
    }
    return -1;
  }

  /** Up to the same quote soon after, or up to the end of the text if that is near. */
  private int quoted(int i) {
    for (int k = i + 1; k <= i + LONGEST_LITERAL; k++) {
      if (tokens.type(k) == QUOTE && tokens.character(k) == tokens.character(i)) {
        return k + 1;
      }
      if (tokens.type(k) == END) {
        return k;
      }
    }
    return -1;
  }
}
