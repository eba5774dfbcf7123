package glossary.sidecar.doctor;

import glossary.sidecar.glossary.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a trigger that writes to a full-text table.
 *
 * @param columns that an insert names; empty if it names none
 * @param source the tokens after them: {@code VALUES (...)} or a SELECT
 */
record FtsWrite(Kind kind, List<String> columns, List<SqlToken> source) {

  /** What a write does to the index. */
  enum Kind {
    INSERT,
    /** Finds out by itself which words to remove: it reads the content as it is then. */
    PLAIN_REMOVAL,
    /** Replaces the row of the same id; the words of the old one go as in a plain removal. */
    REPLACE,
    /** Is told which words to remove. */
    DELETE_COMMAND,
    /** Such as rebuild. */
    OTHER_COMMAND
  }

  /**
   * @param statement without its semicolon
   * @return empty if it does not write to this table
   */
  static Optional<FtsWrite> of(List<SqlToken> statement, String fts) {
    int at = 0;
    boolean replace = word(statement, 0, "REPLACE");
    boolean insert = word(statement, 0, "INSERT");
    if (insert || word(statement, 0, "UPDATE")) {
      at = word(statement, 1, "OR") ? 2 : 0;
      replace |= insert && word(statement, at, "REPLACE");
    }
    at += word(statement, at + 1, "INTO") || word(statement, at + 1, "FROM") ? 2 : 1;
    at += at + 1 < statement.size() && statement.get(at + 1).is('.') ? 2 : 0;
    if (at >= statement.size() || !statement.get(at).names(fts)) {
      return Optional.empty();
    }
    if (insert || replace) {
      return Optional.of(insert(statement.subList(at + 1, statement.size()), fts, replace));
    }
    boolean removal = word(statement, 0, "DELETE") || word(statement, 0, "UPDATE");
    return removal
        ? Optional.of(new FtsWrite(Kind.PLAIN_REMOVAL, List.of(), List.of()))
        : Optional.empty();
  }

  boolean adds() {
    return kind == Kind.INSERT || kind == Kind.REPLACE;
  }

  private static FtsWrite insert(List<SqlToken> rest, String fts, boolean replace) {
    List<String> columns = new ArrayList<>();
    int at = 0;
    if (!rest.isEmpty() && rest.get(0).is('(')) {
      for (at = 1; at < rest.size() && !rest.get(at).is(')'); at++) {
        if (rest.get(at).isName()) {
          columns.add(rest.get(at).name());
        }
      }
      at = Math.min(at + 1, rest.size());
    }
    List<SqlToken> source = List.copyOf(rest.subList(at, rest.size()));
    boolean command = columns.stream().anyMatch(column -> column.equalsIgnoreCase(fts));
    Kind kind = replace ? Kind.REPLACE : Kind.INSERT;
    if (command) {
      boolean delete = source.stream().anyMatch(token -> token.text().equals("'delete'"));
      kind = delete ? Kind.DELETE_COMMAND : Kind.OTHER_COMMAND;
    }
    return new FtsWrite(kind, List.copyOf(columns), source);
  }

  private static boolean word(List<SqlToken> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }
}
