package glossary.sidecar.doctor;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.glossary.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the SQL that mends an index. Nothing here is run. */
final class Repair {
  private static final String FIRST =
      "-- Take a backup, stop the glossary server, then run this once with sqlite3 on its database.\n";

  private static final String REMOVES =
      "-- Removes the index; the sidecar's search does not use it. The server can make it anew.\n";
  private static final String BEGIN = "BEGIN IMMEDIATE;\n";
  private static final String COMMIT = "\nCOMMIT;\n";

  private final FtsTable table;
  private final Schema schema;
  private final Optional<Refill> refill;
  private final String name;

  Repair(FtsTable table, Schema schema, Optional<Refill> refill) {
    this.table = table;
    this.schema = schema;
    this.refill = refill;
    this.name = SqlText.quoted(table.name());
  }

  /**
   * Declares it without {@code content=}, so that it keeps its own text and the host's triggers are
   * right, and fills it as the host's insert trigger does.
   */
  String withOwnContent() {
    return refill
        .map(
            rows ->
                script(
                    "DROP TABLE %s;".formatted(name),
                    table.declaration().withOwnContent(name) + ";",
                    rows.insertInto(name)))
        .orElseGet(this::drop);
  }

  /** Fills it anew; its declaration stays. */
  String fillAgain() {
    String empty =
        table.declaration().content() == Content.OWN
            ? "DELETE FROM %s;".formatted(name)
            : "INSERT INTO %s (%1$s) VALUES ('delete-all');".formatted(name);
    return refill.map(rows -> script(empty, rows.insertInto(name))).orElseGet(this::drop);
  }

  /**
   * Has triggers follow the subject, if all indexed columns are columns of its own.
   *
   * @param subjectColumns in lower case
   */
  String follow(List<String> subjectColumns) {
    List<String> columns = table.declaration().columns();
    if (table.subject() == null
        || !columns.stream().map(SqlText::lower).allMatch(subjectColumns::contains)) {
      return drop();
    }
    String key = table.key().equals("rowid") ? "rowid" : SqlText.quoted(table.key());
    String insert =
        "INSERT INTO %s (rowid, %s) VALUES (new.%s, %s);"
            .formatted(name, list("", columns), key, list("new.", columns));
    String delete = removal(columns, key);
    List<String> statements = new ArrayList<>();
    table.triggers().forEach(t -> statements.add("DROP TRIGGER " + SqlText.quoted(t.name()) + ";"));
    statements.add(trigger("INSERT", insert));
    statements.add(trigger("UPDATE", delete + " " + insert));
    statements.add(trigger("DELETE", delete));
    if (table.declaration().content() == Content.EXTERNAL) {
      statements.add("INSERT INTO %s (%1$s) VALUES ('rebuild');".formatted(name));
    }
    return script(statements.toArray(String[]::new));
  }

  /** Removes it and its triggers: the sidecar's search does not need it. */
  String drop() {
    List<String> statements = new ArrayList<>();
    table.triggers().forEach(t -> statements.add("DROP TRIGGER " + SqlText.quoted(t.name()) + ";"));
    statements.add("DROP TABLE %s;".formatted(name));
    return REMOVES + script(statements.toArray(String[]::new));
  }

  private String removal(List<String> columns, String key) {
    boolean told =
        table.declaration().content() == Content.EXTERNAL
            || table.declaration().content() == Content.NONE
                && !table.declaration().contentlessDelete();
    return told
        ? "INSERT INTO %s (%1$s, rowid, %s) VALUES ('delete', old.%s, %s);"
            .formatted(name, list("", columns), key, list("old.", columns))
        : "DELETE FROM %s WHERE rowid = old.%s;".formatted(name, key);
  }

  private String trigger(String event, String body) {
    return "CREATE TRIGGER %s AFTER %s ON %s BEGIN %s END;"
        .formatted(
            SqlText.quoted(freeName(table.name() + "_after_" + SqlText.lower(event))),
            event,
            SqlText.quoted(table.subject()),
            body);
  }

  private String freeName(String wanted) {
    String free = wanted;
    for (int i = 2; isTaken(free); i++) {
      free = wanted + "_" + i;
    }
    return free;
  }

  private boolean isTaken(String wanted) {
    return schema.items().stream().anyMatch(item -> SqlText.sameName(item.name(), wanted));
  }

  private static String list(String prefix, List<String> columns) {
    return columns.stream().map(c -> prefix + SqlText.quoted(c)).collect(Collectors.joining(", "));
  }

  /**
   * The statements of a script between its BEGIN and its COMMIT, for one who has begun a
   * transaction.
   *
   * @return empty if the script removes the index, or is none that can be run as it is
   */
  static Optional<String> statementsOf(String script) {
    int begin = script.indexOf(BEGIN);
    int end = script.lastIndexOf(COMMIT);
    boolean whole = begin >= 0 && end > begin && !script.startsWith(REMOVES);
    return whole ? Optional.of(script.substring(begin + BEGIN.length(), end)) : Optional.empty();
  }

  private static String script(String... statements) {
    return FIRST + BEGIN + String.join("\n", statements) + COMMIT;
  }
}
