package glossary.sidecar.search;

import glossary.sidecar.search.QueryLexer.Kind;
import glossary.sidecar.search.QueryLexer.Token;
import glossary.sidecar.search.SearchQuery.All;
import glossary.sidecar.search.SearchQuery.Any;
import glossary.sidecar.search.SearchQuery.Except;
import glossary.sidecar.search.SearchQuery.Phrase;
import glossary.sidecar.search.SearchQuery.Prefix;
import glossary.sidecar.search.SearchQuery.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands every text: {@code words}, {@code "phrases"}, {@code prefix*}, AND, OR, NOT and
 * parentheses. No text is an error; what makes no sense as an operator is a word. OR binds weaker
 * than AND; words side by side are joined by AND.
 */
public final class QueryParser {
  static final int MOST_WORDS = 32;
  static final int DEEPEST = 16;

  private final List<Token> tokens;
  private final Set<String> warnings;
  private int at;

  private QueryParser(List<Token> tokens, Set<String> warnings) {
    this.tokens = tokens;
    this.warnings = warnings;
  }

  /** Never fails and never gives null. */
  public static ParsedQuery parse(String text) {
    Set<String> warnings = new LinkedHashSet<>();
    List<Token> tokens = bounded(QueryLexer.tokens(text), warnings);
    Optional<SearchQuery> root = new QueryParser(tokens, warnings).all();
    return new ParsedQuery(text, root, List.copyOf(warnings));
  }

  private static List<Token> bounded(List<Token> tokens, Set<String> warnings) {
    List<Token> kept = new ArrayList<>();
    int room = MOST_WORDS;
    int depth = 0;
    for (Token token : tokens) {
      int words = wordsIn(token);
      if (words > room || kept.size() > 4 * MOST_WORDS) {
        warnings.add("Only the first " + MOST_WORDS + " words of the query were used.");
        if (room > 0 && words > 1) {
          kept.add(new Token(token.kind(), firstWords(token.text(), room)));
        }
        break;
      }
      room -= words;
      depth += token.kind() == Kind.OPEN ? 1 : 0;
      if (depth <= DEEPEST || token.kind() != Kind.OPEN && token.kind() != Kind.CLOSE) {
        kept.add(token);
      } else {
        warnings.add("Parentheses nested deeper than " + DEEPEST + " were ignored.");
      }
      depth -= token.kind() == Kind.CLOSE ? 1 : 0;
    }
    return kept;
  }

  private static int wordsIn(Token token) {
    if (!token.operand()) {
      return 0;
    }
    int words =
        Chunk.of(token.text(), MOST_WORDS + 1).stream().mapToInt(c -> c.words().size()).sum();
    return Math.max(1, words);
  }

  private static String firstWords(String text, int most) {
    List<Chunk> chunks = Chunk.of(text, most);
    List<glossary.sidecar.search.Word> words = chunks.get(chunks.size() - 1).words();
    return text.substring(0, words.get(words.size() - 1).end());
  }

  private Optional<SearchQuery> all() {
    List<SearchQuery> parts = new ArrayList<>();
    while (at < tokens.size()) {
      or().ifPresent(parts::add);
      // A parenthesis without its partner, which or() leaves, means nothing.
      at++;
    }
    return joined(parts, false);
  }

  private Optional<SearchQuery> or() {
    List<SearchQuery> parts = new ArrayList<>();
    and().ifPresent(parts::add);
    while (operatorHere(Kind.OR)) {
      at++;
      and().ifPresent(parts::add);
    }
    return parts.size() > 1 ? Optional.of(new Any(parts)) : parts.stream().findFirst();
  }

  private Optional<SearchQuery> and() {
    List<SearchQuery> wanted = new ArrayList<>();
    List<SearchQuery> unwanted = new ArrayList<>();
    boolean written = false;
    while (at < tokens.size() && !peek(Kind.CLOSE) && !operatorHere(Kind.OR)) {
      boolean not = false;
      if (operatorHere(Kind.AND)) {
        written = true;
        at++;
      }
      while (operatorHere(Kind.NOT)) {
        not = true;
        at++;
      }
      operand().ifPresent((not ? unwanted : wanted)::add);
    }
    return without(joined(wanted, written), unwanted);
  }

  private Optional<SearchQuery> without(Optional<SearchQuery> wanted, List<SearchQuery> unwanted) {
    if (wanted.isEmpty() && !unwanted.isEmpty()) {
      warnings.add("NOT needs a word that is wanted beside it; that part was ignored.");
    }
    if (wanted.isEmpty() || unwanted.isEmpty()) {
      return wanted;
    }
    SearchQuery none = unwanted.size() == 1 ? unwanted.get(0) : new Any(unwanted);
    return Optional.of(new Except(wanted.get(), none));
  }

  private Optional<SearchQuery> operand() {
    if (at == tokens.size()) {
      return Optional.empty();
    }
    Token token = tokens.get(at++);
    return switch (token.kind()) {
      case PHRASE -> Optional.of(new Phrase(token.text()));
      case PREFIX -> Optional.of(new Prefix(token.text()));
      case WORD, AND, OR, NOT -> Optional.of(new Word(token.text()));
      case OPEN -> group();
      case CLOSE -> Optional.empty();
    };
  }

  private Optional<SearchQuery> group() {
    Optional<SearchQuery> inside = or();
    if (peek(Kind.CLOSE)) {
      at++;
    }
    return inside;
  }

  private boolean peek(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  /** Whether this is the operator: NOT before an operand, AND and OR also behind one. */
  private boolean operatorHere(Kind kind) {
    return peek(kind) && beginsOperand(at + 1) && (kind == Kind.NOT || endsOperand(at - 1));
  }

  private boolean beginsOperand(int index) {
    if (index >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(index);
    return token.operand()
        || token.kind() == Kind.OPEN
        || token.kind() == Kind.NOT && beginsOperand(index + 1);
  }

  private boolean endsOperand(int index) {
    return index >= 0 && (tokens.get(index).operand() || tokens.get(index).kind() == Kind.CLOSE);
  }

  private static Optional<SearchQuery> joined(List<SearchQuery> parts, boolean written) {
    if (parts.size() > 1) {
      return Optional.of(new All(List.copyOf(parts), written));
    }
    return parts.stream().findFirst();
  }
}
