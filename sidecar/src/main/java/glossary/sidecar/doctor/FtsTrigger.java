package glossary.sidecar.doctor;

import glossary.sidecar.glossary.SqlText;
import glossary.sidecar.glossary.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A trigger that writes to a full-text table.
 *
 * @param event INSERT, UPDATE or DELETE
 * @param after whether it runs when the row has changed already
 * @param when its condition as written, or null
 */
record FtsTrigger(
    String name, String table, String event, boolean after, String when, List<FtsWrite> writes) {

  /** Empty if it does not write to that table, or cannot be understood. */
  static Optional<FtsTrigger> of(Schema.Item item, String fts) {
    List<SqlToken> tokens = SqlText.tokens(item.sql());
    int begin = indexOf(tokens, "BEGIN", 0);
    int on = indexOf(tokens, "ON", 0);
    if (begin < 0 || on < 0 || on > begin) {
      return Optional.empty();
    }
    List<FtsWrite> writes = writes(tokens.subList(begin + 1, tokens.size()), fts);
    Optional<SqlToken> event = event(tokens.subList(0, on));
    if (writes.isEmpty() || event.isEmpty()) {
      return Optional.empty();
    }
    boolean after = indexOf(tokens.subList(0, on), "AFTER", 3) >= 0;
    int when = indexOf(tokens.subList(0, begin), "WHEN", on);
    String condition =
        when < 0
            ? null
            : item.sql().substring(tokens.get(when).end(), tokens.get(begin).start()).strip();
    return Optional.of(
        new FtsTrigger(
            item.name(),
            item.table(),
            event.get().text().toUpperCase(Locale.ROOT),
            after,
            condition,
            writes));
  }

  boolean has(FtsWrite.Kind kind) {
    return writes.stream().anyMatch(write -> write.kind() == kind);
  }

  boolean adds() {
    return writes.stream().anyMatch(FtsWrite::adds);
  }

  boolean removes() {
    return has(FtsWrite.Kind.PLAIN_REMOVAL)
        || has(FtsWrite.Kind.DELETE_COMMAND)
        || has(FtsWrite.Kind.REPLACE);
  }

  /** The last such word before ON, and its columns if it is UPDATE OF. */
  private static Optional<SqlToken> event(List<SqlToken> head) {
    return head.stream()
        .skip(2)
        .filter(token -> token.is("INSERT") || token.is("UPDATE") || token.is("DELETE"))
        .findFirst();
  }

  private static List<FtsWrite> writes(List<SqlToken> body, String fts) {
    List<FtsWrite> writes = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).is(';')) {
        FtsWrite.of(body.subList(from, i), fts).ifPresent(writes::add);
        from = i + 1;
      }
    }
    return List.copyOf(writes);
  }

  private static int indexOf(List<SqlToken> tokens, String word, int from) {
    for (int i = Math.max(0, from); i < tokens.size(); i++) {
      if (tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }
}
