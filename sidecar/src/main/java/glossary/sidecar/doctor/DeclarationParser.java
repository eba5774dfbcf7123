package glossary.sidecar.doctor;

import glossary.sidecar.doctor.Declaration.Argument;
import glossary.sidecar.glossary.SqlText;
import glossary.sidecar.glossary.SqlToken;
import glossary.sidecar.glossary.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Understands {@code CREATE VIRTUAL TABLE ... USING fts5(...)} as SQLite and FTS5 do. */
final class DeclarationParser {
  /** In the order in which FTS5 compares: an option may be cut to any beginning of its name. */
  private static final List<String> OPTIONS =
      List.of(
          "prefix",
          "tokenize",
          "content",
          "contentless_delete",
          "contentless_unindexed",
          "content_rowid",
          "columnsize",
          "locale",
          "detail",
          "tokendata");

  private final Schema.Item item;
  private final List<SqlToken> tokens;

  private DeclarationParser(Schema.Item item) {
    this.item = item;
    this.tokens = SqlText.tokens(item.sql());
  }

  static boolean isFts5(Schema.Item item) {
    return new DeclarationParser(item).open() > 0;
  }

  /** Empty if the text is none that FTS5 takes. */
  static Optional<Declaration> parse(Schema.Item item) {
    return new DeclarationParser(item).parse();
  }

  private Optional<Declaration> parse() {
    int open = open();
    if (open < 0 || open >= tokens.size() || !tokens.get(open).is('(')) {
      return Optional.empty();
    }
    List<Argument> arguments = new ArrayList<>();
    int depth = 1;
    int from = open + 1;
    for (int i = from; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      if (depth == 0 || depth == 1 && token.is(',')) {
        Optional<Argument> argument = argument(tokens.subList(from, i));
        if (argument.isEmpty()) {
          return Optional.empty();
        }
        arguments.add(argument.get());
        from = i + 1;
      }
      if (depth == 0) {
        return Optional.of(new Declaration(item.name(), List.copyOf(arguments)));
      }
    }
    return Optional.empty();
  }

  /** Index of what follows the module's name, or -1 if the module is another. */
  private int open() {
    int i = 0;
    for (String word : List.of("CREATE", "VIRTUAL", "TABLE")) {
      if (i >= tokens.size() || !tokens.get(i++).is(word)) {
        return -1;
      }
    }
    if (i + 2 < tokens.size() && tokens.get(i).is("IF") && tokens.get(i + 1).is("NOT")) {
      i += 3;
    }
    i++;
    if (i + 1 < tokens.size() && tokens.get(i).is('.')) {
      i += 2;
    }
    boolean fts5 =
        i + 1 < tokens.size() && tokens.get(i).is("USING") && tokens.get(i + 1).names("fts5");
    return fts5 ? i + 2 : -1;
  }

  private Optional<Argument> argument(List<SqlToken> parts) {
    if (parts.isEmpty() || !parts.get(0).isName()) {
      return Optional.empty();
    }
    String text = item.sql().substring(parts.get(0).start(), parts.get(parts.size() - 1).end());
    String name = parts.get(0).name();
    if (parts.size() == 1 || parts.size() == 2 && parts.get(1).names("unindexed")) {
      return Optional.of(new Argument(text, null, name));
    }
    if (!parts.get(1).is('=') || parts.get(0).kind() != Kind.WORD || parts.size() > 3) {
      return Optional.empty();
    }
    String value = parts.size() == 3 ? parts.get(2).name() : "";
    return OPTIONS.stream()
        .filter(option -> option.startsWith(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(option -> new Argument(text, option, value));
  }
}
