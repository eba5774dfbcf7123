package glossary.sidecar.doctor;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.glossary.SqlText;
import glossary.sidecar.glossary.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the rows of an index should be, in the host's own words: the values that its insert trigger
 * takes from {@code new}, asked of a table that is called {@code new}.
 *
 * @param columns of the index, rowid among them, in the order of the SELECT
 * @param select gives all rows
 */
record Refill(List<String> columns, String select) {

  /**
   * @param contentColumns columns of the external content, in lower case; empty if there is none
   * @return empty if nothing tells
   */
  static Optional<Refill> of(FtsTable table, Schema schema, List<String> contentColumns) {
    Optional<Refill> said =
        table.triggers().stream()
            .filter(trigger -> trigger.event().equals("INSERT"))
            .flatMap(trigger -> trigger(table, trigger, schema).stream())
            .findFirst();
    return said.isPresent() ? said : content(table, contentColumns);
  }

  /** Position of the row's number among the columns. */
  int key() {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase("rowid")) {
        return i;
      }
    }
    throw new IllegalStateException("a refill without rowid");
  }

  String insertInto(String table) {
    return "INSERT INTO %s (%s)\n  %s;"
        .formatted(
            table,
            columns.stream()
                .map(c -> c.equalsIgnoreCase("rowid") ? "rowid" : SqlText.quoted(c))
                .collect(Collectors.joining(", ")),
            select);
  }

  private static Optional<Refill> trigger(FtsTable table, FtsTrigger trigger, Schema schema) {
    String sql =
        schema.triggers().stream()
            .filter(item -> item.name().equals(trigger.name()))
            .map(Schema.Item::sql)
            .findFirst()
            .orElse("");
    List<FtsWrite> adding = trigger.writes().stream().filter(FtsWrite::adds).toList();
    if (adding.size() != 1
        || adding.get(0).columns().stream().filter(c -> c.equalsIgnoreCase("rowid")).count() != 1) {
      return Optional.empty();
    }
    FtsWrite write = adding.get(0);
    return select(write.source(), sql, table.subject(), trigger.when())
        .map(select -> new Refill(write.columns(), select));
  }

  private static Optional<String> select(
      List<SqlToken> source, String sql, String subject, String when) {
    String from =
        " FROM " + SqlText.quoted(subject) + " AS new" + (when == null ? "" : " WHERE " + when);
    if (source.size() > 3 && source.get(0).is("VALUES")) {
      boolean oneRow = closing(source, 1) == source.size() - 1;
      String values = text(sql, source.subList(2, source.size() - 1));
      return oneRow ? Optional.of("SELECT " + values + from) : Optional.empty();
    }
    if (source.isEmpty() || !source.get(0).is("SELECT")) {
      return Optional.empty();
    }
    if (topLevel(source, "FROM") < 0 && topLevel(source, "WHERE") < 0) {
      return Optional.of(text(sql, source) + from);
    }
    return when == null ? withoutLastWhere(source, sql) : Optional.empty();
  }

  /** {@code SELECT ... FROM a_view WHERE id = new.id} is all of the view without its WHERE. */
  private static Optional<String> withoutLastWhere(List<SqlToken> source, String sql) {
    int where = topLevel(source, "WHERE");
    List<SqlToken> condition = source.subList(Math.max(0, where), source.size());
    boolean byKey =
        condition.size() == 6
            && condition.get(1).isName()
            && condition.get(2).is('=')
            && condition.get(3).is("new")
            && condition.get(4).is('.');
    boolean elsewhere = source.stream().filter(token -> token.is("new")).count() > 1;
    return byKey && !elsewhere
        ? Optional.of(text(sql, source.subList(0, where)))
        : Optional.empty();
  }

  private static Optional<Refill> content(FtsTable table, List<String> contentColumns) {
    Declaration declaration = table.declaration();
    boolean whole =
        declaration.content() == Content.EXTERNAL
            && declaration.columns().stream()
                .allMatch(column -> contentColumns.contains(SqlText.lower(column)));
    if (!whole) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(List.of("rowid"));
    columns.addAll(declaration.columns());
    String values =
        declaration.columns().stream().map(SqlText::quoted).collect(Collectors.joining(", "));
    return Optional.of(
        new Refill(
            columns,
            "SELECT %s, %s FROM %s"
                .formatted(
                    SqlText.quoted(declaration.contentRowid()),
                    values,
                    SqlText.quoted(declaration.contentTable()))));
  }

  private static int topLevel(List<SqlToken> tokens, String word) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0 && tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static int closing(List<SqlToken> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String text(String sql, List<SqlToken> tokens) {
    return sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }
}
