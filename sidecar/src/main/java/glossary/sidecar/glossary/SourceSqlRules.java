package glossary.sidecar.glossary;

import glossary.sidecar.glossary.SqlToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What SOURCE_SQL may be, judged by its tokens alone. The connection is read-only and each read is
 * cut short anyway; this is for a sentence that says what to do.
 */
final class SourceSqlRules {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "attach",
          "detach",
          "pragma",
          "vacuum",
          "insert",
          "update",
          "delete",
          "create",
          "drop",
          "alter",
          "reindex",
          "returning");

  private static final Set<String> FORBIDDEN_NAMES =
      Set.of("load_extension", "fts3_tokenizer", "writefile", "readfile", "edit");

  private SourceSqlRules() {}

  /** The first fault as a sentence, or null. */
  static String fault(List<SqlToken> tokens) {
    if (tokens.isEmpty() || !tokens.get(0).is("SELECT") && !tokens.get(0).is("WITH")) {
      return "SOURCE_SQL must be one SELECT (or WITH ... SELECT) that gives id, term and"
          + " definition.";
    }
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      String fault = depth < 0 ? "SOURCE_SQL has a ) too many." : fault(token);
      if (fault == null && token.is(';') && i < tokens.size() - 1) {
        fault = "SOURCE_SQL must be a single statement; a semicolon may only end it.";
      }
      if (fault != null) {
        return fault;
      }
    }
    return depth > 0 ? "SOURCE_SQL lacks a closing )." : null;
  }

  private static String fault(SqlToken token) {
    if (token.kind() == Kind.UNFINISHED) {
      return "SOURCE_SQL has a quote or a comment that is never closed.";
    }
    if (token.kind() == Kind.VARIABLE) {
      return "SOURCE_SQL must not have parameters such as ?, :name or $name.";
    }
    if (token.kind() == Kind.WORD && FORBIDDEN.contains(token.text().toLowerCase(Locale.ROOT))) {
      return "SOURCE_SQL may only read: it must not say %s. A column of that name goes in quotes."
          .formatted(token.text().toUpperCase(Locale.ROOT));
    }
    if (token.isName() && token.kind() != Kind.STRING && isForbiddenName(token.name())) {
      return "SOURCE_SQL must not use pragma tables or functions that load code or files.";
    }
    return null;
  }

  private static boolean isForbiddenName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("pragma_") || FORBIDDEN_NAMES.contains(lower);
  }
}
