package glossary.sidecar.doctor;

import glossary.sidecar.glossary.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a full-text table was declared to be.
 *
 * @param arguments in their order, columns and options
 */
record Declaration(String name, List<Argument> arguments) {
  private static final Set<String> OF_CONTENT =
      Set.of("content", "content_rowid", "contentless_delete", "contentless_unindexed");

  /** Where the text of the rows is. */
  enum Content {
    /** The index keeps it. */
    OWN,
    /** Another table or a view has it. */
    EXTERNAL,
    /** Nowhere. */
    NONE
  }

  /**
   * @param text as written
   * @param option the option's full name, however it was abbreviated; null for a column
   * @param value the option's value or the column's name, without quotes
   */
  record Argument(String text, String option, String value) {}

  List<String> columns() {
    return arguments.stream().filter(a -> a.option() == null).map(Argument::value).toList();
  }

  Content content() {
    Optional<String> content = option("content");
    if (content.isEmpty()) {
      return Content.OWN;
    }
    return content.get().isEmpty() ? Content.NONE : Content.EXTERNAL;
  }

  /** The table or view of an external content. */
  String contentTable() {
    return option("content").orElseThrow();
  }

  String contentRowid() {
    return option("content_rowid").orElse("rowid");
  }

  boolean contentlessDelete() {
    return option("contentless_delete").orElse("0").equals("1");
  }

  /** Whether the shadow table with one row for each indexed row exists. */
  boolean hasSizes() {
    return !option("columnsize").orElse("1").equals("0");
  }

  /** The same columns and options in a table of this name that keeps its own text. */
  String withOwnContent(String as) {
    return create(as, argument -> !OF_CONTENT.contains(String.valueOf(argument.option())));
  }

  /** A small table that splits text into the same words. */
  String sameWords(String as) {
    Set<String> left = Set.of("prefix", "detail", "columnsize");
    return create(
        as,
        argument ->
            !OF_CONTENT.contains(String.valueOf(argument.option()))
                && !left.contains(String.valueOf(argument.option())));
  }

  /** One of its shadow tables, such as {@code docsize}, as an identifier. */
  String shadow(String suffix) {
    return SqlText.quoted(name + "_" + suffix);
  }

  private String create(String as, Predicate<Argument> kept) {
    return "CREATE VIRTUAL TABLE %s USING fts5(%s)"
        .formatted(
            as,
            arguments.stream().filter(kept).map(Argument::text).collect(Collectors.joining(", ")));
  }

  private Optional<String> option(String wanted) {
    return arguments.stream()
        .filter(argument -> wanted.equals(argument.option()))
        .map(Argument::value)
        .findFirst();
  }
}
