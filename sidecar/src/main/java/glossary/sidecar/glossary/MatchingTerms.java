package glossary.sidecar.glossary;

import java.util.List;
import java.util.function.Function;

/**
 * Entries whose term contains a text. Goes through the terms alone and then reads the entries of
 * those that do, which are judged once more: another process may have changed them in between.
 */
final class MatchingTerms implements EntryCursor {
  private final KeysetCursor<TermRow> terms;
  private final TermMatcher matcher;
  private final Function<List<Long>, EntryCursor> entriesOf;
  private EntryCursor found;

  /**
   * @param entriesOf the entries of these ids
   */
  MatchingTerms(
      KeysetCursor<TermRow> terms,
      TermMatcher matcher,
      Function<List<Long>, EntryCursor> entriesOf) {
    this.terms = terms;
    this.matcher = matcher;
    this.entriesOf = entriesOf;
  }

  @Override
  public List<Entry> next() {
    while (found != null || findMore()) {
      List<Entry> some = found.next();
      if (some.isEmpty()) {
        found = null;
        continue;
      }
      List<Entry> matching = some.stream().filter(e -> matcher.matches(e.term())).toList();
      if (!matching.isEmpty()) {
        return matching;
      }
    }
    return List.of();
  }

  /** Whether there are any. */
  private boolean findMore() {
    for (List<TermRow> some = terms.next(); !some.isEmpty(); some = terms.next()) {
      List<Long> ids =
          some.stream()
              .filter(row -> row.term() != null && matcher.matches(row.term()))
              .map(TermRow::id)
              .toList();
      if (!ids.isEmpty()) {
        found = entriesOf.apply(ids);
        return true;
      }
    }
    return false;
  }
}
