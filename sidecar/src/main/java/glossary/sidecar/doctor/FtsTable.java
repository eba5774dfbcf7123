package glossary.sidecar.doctor;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.glossary.SqlText;
import glossary.sidecar.glossary.SqlToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A full-text table, and what it is to follow.
 *
 * @param subject the table whose rows are indexed; null if nothing tells
 * @param triggers those on the subject that write to it
 */
record FtsTable(Declaration declaration, String subject, List<FtsTrigger> triggers) {

  /**
   * @param glossary names in lower case among which the glossary's tables are
   */
  static FtsTable of(Declaration declaration, Schema schema, Set<String> glossary) {
    List<FtsTrigger> triggers =
        schema.triggers().stream()
            .flatMap(item -> FtsTrigger.of(item, declaration.name()).stream())
            .toList();
    String subject = subject(declaration, schema, triggers, glossary).orElse(null);
    return new FtsTable(
        declaration,
        subject,
        triggers.stream().filter(t -> SqlText.sameName(t.table(), "" + subject)).toList());
  }

  String name() {
    return declaration.name();
  }

  /** Whether it indexes the glossary's entries, or by its name is meant to. */
  boolean belongsTo(Set<String> glossary) {
    return subject != null && glossary.contains(SqlText.lower(subject))
        || SqlText.lower(name()).contains("glossary");
  }

  /** The subject's column whose number a row of the index bears. */
  String key() {
    if (declaration.content() == Content.EXTERNAL
        && SqlText.sameName(declaration.contentTable(), "" + subject)) {
      return declaration.contentRowid();
    }
    return "rowid";
  }

  /** Whether a removal that is not told the words can do its work. */
  Optional<FtsWrite.Kind> impossibleRemoval() {
    boolean plain = declaration.content() == Content.NONE && !declaration.contentlessDelete();
    boolean command =
        declaration.content() == Content.OWN
            || declaration.content() == Content.NONE && declaration.contentlessDelete();
    if (plain) {
      return Optional.of(FtsWrite.Kind.PLAIN_REMOVAL);
    }
    return command ? Optional.of(FtsWrite.Kind.DELETE_COMMAND) : Optional.empty();
  }

  private static Optional<String> subject(
      Declaration declaration, Schema schema, List<FtsTrigger> triggers, Set<String> glossary) {
    Optional<Schema.Item> content =
        declaration.content() == Content.EXTERNAL
            ? schema.table(declaration.contentTable())
            : Optional.empty();
    if (content.isPresent() && !content.get().isView()) {
      return Optional.of(content.get().name());
    }
    Optional<String> triggered =
        triggers.stream()
            .map(FtsTrigger::table)
            .min((a, b) -> Boolean.compare(isIn(glossary, b), isIn(glossary, a)));
    if (triggered.isPresent()) {
      return triggered;
    }
    if (content.isPresent()) {
      return SqlText.tokens(content.get().sql()).stream()
          .filter(SqlToken::isName)
          .map(SqlToken::name)
          .filter(name -> isIn(glossary, name) && schema.table(name).isPresent())
          .findFirst();
    }
    return SqlText.lower(declaration.name()).contains("glossary")
        ? glossary.stream().filter(name -> schema.table(name).isPresent()).findFirst()
        : Optional.empty();
  }

  private static boolean isIn(Set<String> glossary, String name) {
    return glossary.contains(SqlText.lower(name));
  }
}
