package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.SqlTokens.AT;
import static glossary.sidecar.security.input.SqlTokens.CLOSE;
import static glossary.sidecar.security.input.SqlTokens.COMMA;
import static glossary.sidecar.security.input.SqlTokens.COMMENT;
import static glossary.sidecar.security.input.SqlTokens.COMPARE;
import static glossary.sidecar.security.input.SqlTokens.DOT;
import static glossary.sidecar.security.input.SqlTokens.END;
import static glossary.sidecar.security.input.SqlTokens.NUMBER;
import static glossary.sidecar.security.input.SqlTokens.OPEN;
import static glossary.sidecar.security.input.SqlTokens.OPERATOR;
import static glossary.sidecar.security.input.SqlTokens.QUOTE;
import static glossary.sidecar.security.input.SqlTokens.SEMICOLON;
import static glossary.sidecar.security.input.SqlTokens.WORD;

import java.util.Set;

/** Grammar of SQL where none belongs, and the words of all classes, in one walk over the tokens. */
final class SqlScanner {
  private static final int SHORT_TAIL = 12;
  private static final int FEW = 6;
  private static final Set<String> OPERATORS =
      Words.set("ne gt gte lt lte nin in regex where exists not eq");

  private final String text;
  private final SqlTokens tokens;
  private final SqlStatements statements;
  private final Signs signs;

  private SqlScanner(String text, Signs signs) {
    this.text = text;
    this.tokens = new SqlTokens(text);
    this.statements = new SqlStatements(tokens);
    this.signs = signs;
  }

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    SqlScanner scanner = new SqlScanner(text, signs);
    for (int i = 0; i < scanner.tokens.size(); i++) {
      scanner.look(i);
    }
    scanner.wholeText();
  }

  private void look(int i) {
    switch (tokens.type(i)) {
      case WORD -> word(i);
      case QUOTE -> quote(i);
      case SEMICOLON -> add(stacked(), i, statements.isStatement(i + 1));
      case AT -> add(Rule.SQL_FUNCTION, i, tokens.type(i + 1) == AT && tokens.type(i + 2) == WORD);
      default -> {}
    }
  }

  private void word(int i) {
    String word = tokens.word(i);
    if (word == null) {
      return;
    }
    count(word, i);
    if (Words.LOGIC.contains(word)) {
      logic(i);
    }
    switch (word) {
      case "union" -> add(Rule.SQL_UNION, i, statements.isUnion(i));
      case "select" -> add(Rule.SQL_SELECT, i, select(i));
      case "into" ->
          add(Rule.SQL_FILE, i, tokens.is(i + 1, "outfile") || tokens.is(i + 1, "dumpfile"));
      case "order", "group" -> order(i);
      case "waitfor" -> add(Rule.SQL_FUNCTION, i, tokens.type(i + 2) == QUOTE);
      case "procedure" ->
          add(Rule.SQL_FUNCTION, i, tokens.is(i + 1, "analyse") && tokens.type(i + 2) == OPEN);
      case "information_schema", "ctxsys" ->
          add(
              Rule.SQL_FUNCTION,
              i,
              tokens.type(i + 1) == DOT && tokens.start(i + 2) == tokens.start(i + 1) + 1);
      default -> {}
    }
    if (Words.FUNCTIONS.contains(word)) {
      boolean called =
          tokens.type(i + 1) == OPEN && tokens.start(i + 1) == tokens.start(i) + word.length();
      add(Rule.SQL_FUNCTION, i, called && hasArgument(i + 2));
    }
  }

  private void count(String word, int i) {
    if (Words.STRONG.contains(word)) {
      signs.add(Rule.SQL_WORD, tokens.start(i));
    } else if (Words.WEAK.contains(word)) {
      signs.add(Rule.SQL_SMALL_WORD, tokens.start(i));
    } else if (Words.SCRIPT.contains(word)) {
      signs.add(Rule.SCRIPT_WORD, tokens.start(i));
    } else if (Words.COMMAND.contains(word)) {
      signs.add(Rule.COMMAND_WORD, tokens.start(i));
    }
  }

  private boolean hasArgument(int i) {
    byte type = tokens.type(i);
    return type == NUMBER
        || type == QUOTE
        || type == OPEN
        || type == AT
        || type == CLOSE
        || type == WORD && (tokens.type(i + 1) == COMMA || tokens.type(i + 1) == OPEN);
  }

  private void logic(int i) {
    if (statements.comparesLiterals(i)) {
      signs.add(Rule.SQL_TAUTOLOGY, tokens.start(i));
      return;
    }
    int before = i - 1;
    while (before >= 0 && before > i - FEW && tokens.type(before) == CLOSE) {
      before--;
    }
    int literal = statements.literal(i + 1);
    if (i == 0 && literal > 0 && tokens.type(literal) == COMMENT) {
      signs.add(Rule.SQL_BREAKOUT, 0);
    }
    if (tokens.type(before) != QUOTE || isOpening(before)) {
      return;
    }
    boolean plain = tokens.type(i + 1) == NUMBER || tokens.isIn(i + 1, Words.LITERAL);
    boolean tail = literal > 0 && (endsAt(literal) && plain || tokens.type(literal) == COMMENT);
    add(Rule.SQL_BREAKOUT, before, tail || statements.comparesColumn(i) && isUneven(before));
  }

  /** {@code ' --} near the end; and a quote, perhaps a bracket, and a new statement. */
  private void quote(int i) {
    int k = statements.skip(statements.skip(i + 1, CLOSE), SEMICOLON);
    boolean tail = isTail(k) && isUneven(i);
    add(Rule.SQL_BREAKOUT, i, tail);
    boolean statement = !isOpening(i) && statements.isStatement(k);
    add(Rule.SQL_STACKED, i, statement && isUneven(i));
    boolean operator = tokens.type(k) == OPERATOR || tokens.isIn(k, Words.LOGIC);
    boolean joined = operator && (tokens.type(k + 1) == OPEN && tokens.is(k + 2, "select"));
    add(Rule.SQL_BREAKOUT, i, joined);
    add(Rule.SQL_QUOTES, i, tokens.is(k, "||") && isUneven(i));
  }

  private Rule stacked() {
    return tokens.type(tokens.size() - 1) == COMMENT ? Rule.SQL_STACKED : Rule.SQL_STATEMENT;
  }

  /** A comment near the end, but not a dash and a name, as under a quotation. */
  private boolean isTail(int i) {
    return tokens.type(i) == COMMENT
        && tokens.rest(i) <= SHORT_TAIL
        && !Characters.isLatin(Characters.at(text, tokens.start(i) + 2));
  }

  private boolean select(int i) {
    byte before = tokens.type(i - 1);
    return statements.selects(i)
        || statements.asks(i)
            && (before == OPEN || before == END || before == SEMICOLON || before == QUOTE);
  }

  private void order(int i) {
    byte before = tokens.type(i - 1);
    if (tokens.is(i + 1, "by")
        && tokens.type(i + 2) == NUMBER
        && (before == QUOTE || before == NUMBER || before == CLOSE || before == END)) {
      byte after = tokens.type(i + 3);
      add(Rule.SQL_ORDER, i, after == COMMENT || after == END || after == COMMA);
    }
  }

  private void wholeText() {
    if (tokens.splitAt() >= 0) {
      signs.add(Rule.SPLIT, tokens.splitAt());
    }
    byte middle = tokens.type(1);
    boolean joins =
        middle == OPERATOR
            || middle == COMPARE
            || tokens.isIn(1, Words.LOGIC)
            || tokens.is(1, "like");
    add(
        Rule.SQL_QUOTES,
        0,
        tokens.size() <= FEW + 2
            && tokens.type(0) == QUOTE
            && joins
            && (tokens.type(2) == QUOTE || tokens.type(3) == QUOTE));
    int compared = statements.afterComparison(statements.literal(0));
    add(
        Rule.SQL_QUOTES,
        0,
        tokens.type(0) == QUOTE && compared > 0 && statements.literal(compared) > 0);
    add(Rule.SQL_STATEMENT, 0, startsWithStatement());
    operators();
  }

  /** A statement alone, which has a sign of one at its end. */
  private boolean startsWithStatement() {
    int last = tokens.size() - 1;
    boolean ended = tokens.type(last) == SEMICOLON || tokens.type(last) == COMMENT;
    return ended && !tokens.is(0, "select") && statements.isStatement(0);
  }

  private void operators() {
    for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
      char before = Characters.at(text, Characters.beforeBlanks(text, i, 4));
      int end = Characters.endOfWord(text, i + 1);
      char after = Characters.at(text, Characters.skipBlanks(text, end));
      boolean key =
          (before == '[' || before == '{' || Characters.isQuote(before))
              && (after == ']' || after == ':' || Characters.isQuote(after));
      if (key && end - i < 8 && OPERATORS.contains(text.substring(i + 1, end))) {
        signs.add(Rule.SQL_OPERATOR, i);
        return;
      }
    }
  }

  /** Whether nothing but the end of a statement follows. */
  private boolean endsAt(int i) {
    byte type = tokens.type(i);
    return type == END || type == COMMENT || type == SEMICOLON && tokens.type(i + 1) == END;
  }

  /** Whether this quote begins what it is around, as far as blanks tell. */
  private boolean isOpening(int i) {
    int start = tokens.start(i);
    char after = Characters.at(text, start + 1);
    return start > 0
        && Characters.isBlank(text.charAt(start - 1))
        && after != 0
        && !Characters.isBlank(after)
        && isUneven(i);
  }

  /** Whether the quotes of this kind before and with this one are uneven, within a bound. */
  private boolean isUneven(int i) {
    char quote = tokens.character(i);
    int count = 0;
    for (int k = i; k >= 0 && k > i - 4 * FEW; k--) {
      if (tokens.type(k) == QUOTE && tokens.character(k) == quote) {
        count++;
      }
    }
    return count % 2 == 1;
  }

  private void add(Rule rule, int token, boolean seen) {
    if (seen) {
      signs.add(rule, tokens.start(token));
    }
  }
}
