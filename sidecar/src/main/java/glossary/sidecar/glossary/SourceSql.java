package glossary.sidecar.glossary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SELECT of {@code SOURCE_SQL}, which gives the entries of a glossary that has other tables.
 *
 * @param select one whole SELECT that can stand in parentheses; unchecked if there is a fault
 * @param fault a sentence on why it is not even tried, or null
 */
record SourceSql(String select, String fault) {
  /** What else is read if the SELECT gives it, and under which name. */
  private static final List<String> OPTIONAL =
      List.of(
          "source",
          "source_document",
          "domain_tags",
          "validation_status",
          "sync_status",
          "creation_date",
          "updated_at");

  /** The text that DATABASE's operator wrote; any text is taken and judged. */
  static SourceSql of(String text) {
    List<SqlToken> tokens = SqlText.tokens(text);
    String fault = SourceSqlRules.fault(tokens);
    return new SourceSql(fault == null ? withoutEnd(text, tokens) : text, fault);
  }

  /** Gives no rows, but the columns. */
  String columnsQuery() {
    return "SELECT * FROM " + inParentheses() + " LIMIT 0";
  }

  /**
   * A sentence on columns that are missing or there twice, or null.
   *
   * @param columns as the SELECT gives them
   */
  static String fault(List<String> columns) {
    List<String> names = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : names) {
      if (isRead(name) && names.indexOf(name) != names.lastIndexOf(name)) {
        return "SOURCE_SQL gives the column %s twice. Rename one of them with AS.".formatted(name);
      }
    }
    List<String> missing = new ArrayList<>(List.of("id", "term"));
    if (!names.contains("definition") && !names.contains("definitions")) {
      missing.add("definition (or definitions)");
    }
    missing.removeAll(names);
    return missing.isEmpty()
        ? null
        : "SOURCE_SQL does not give the column %s. Name it with AS, as in SELECT t.number AS id."
            .formatted(String.join(", ", missing));
  }

  /**
   * The entries, in columns named as those of the usual table.
   *
   * @param given the columns that the SELECT gives; without {@link #fault}
   */
  EntryTable table(List<String> given) {
    Set<String> names =
        given.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<String> optional = OPTIONAL.stream().filter(names::contains).toList();
    List<String> read = new ArrayList<>(List.of("id", "term"));
    read.add(names.contains("definitions") ? "definitions" : "definition AS definitions");
    read.add(
        names.contains("language")
            ? "coalesce(nullif(trim(language), ''), 'en') AS language"
            : "'en' AS language");
    read.addAll(optional);
    Set<String> columns = new HashSet<>(Set.of("id", "term", "definitions", "language"));
    columns.addAll(optional);
    return new EntryTable(
        "(SELECT " + String.join(", ", read) + " FROM " + inParentheses() + ")",
        Set.copyOf(columns));
  }

  /** Every name in it, in lower case: those of its tables are among them. */
  Set<String> names() {
    return SqlText.tokens(select).stream()
        .filter(SqlToken::isName)
        .map(token -> SqlText.lower(token.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Differs if the SELECT does; part of the change token. */
  String token() {
    return "sql:" + Integer.toHexString(select.hashCode()) + ":" + select.length();
  }

  /** On lines of its own, so that a comment at its end hides nothing. */
  private String inParentheses() {
    return "(\n" + select + "\n)";
  }

  private static boolean isRead(String name) {
    return Set.of("id", "term", "definition", "definitions", "language").contains(name)
        || OPTIONAL.contains(name);
  }

  private static String withoutEnd(String text, List<SqlToken> tokens) {
    SqlToken last = tokens.get(tokens.size() - 1);
    return last.is(';') ? text.substring(0, last.start()) : text;
  }
}
