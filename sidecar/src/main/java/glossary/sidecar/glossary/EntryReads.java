package glossary.sidecar.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads of entries that a filter takes. Whether it takes one is judged where the entry is read, so
 * none comes that others have changed meanwhile to be outside of it.
 */
final class EntryReads {
  private static final int FIRST_ROWS = 200;
  private static final int MOST_ROWS = 10_000;

  /** Many answers may be on their way at once, each with so much in memory. */
  private static final long CURSOR_CHARACTERS = 1 << 18;

  private final Attachment attachment;

  EntryReads(Attachment attachment) {
    this.attachment = attachment;
  }

  /** By ascending id; shorter than {@code limit} only at the end. */
  List<Entry> page(EntryFilter filter, long skip, int limit) {
    OptionalLong first = skip == 0 ? OptionalLong.of(Long.MIN_VALUE) : idAfter(filter, skip);
    List<Entry> page = new ArrayList<>();
    if (first.isEmpty()) {
      return page;
    }
    EntryCursor entries = from(first.getAsLong(), filter, limit, ReadLimit.MOST_CHARACTERS);
    List<Entry> some = entries.next();
    while (!some.isEmpty() && page.size() < limit) {
      page.addAll(some.subList(0, Math.min(some.size(), limit - page.size())));
      some = page.size() < limit ? entries.next() : List.of();
    }
    return page;
  }

  EntryCursor all(EntryFilter filter) {
    return from(Long.MIN_VALUE, filter, FIRST_ROWS, CURSOR_CHARACTERS);
  }

  /**
   * @param language null for any
   */
  EntryCursor containing(TermMatcher matcher, String language) {
    KeysetCursor<TermRow> terms =
        new KeysetCursor<>(
            attachment,
            table -> table.terms(language),
            Long.MIN_VALUE,
            new BatchSize(FIRST_ROWS, MOST_ROWS),
            CURSOR_CHARACTERS);
    EntryFilter filter = new EntryFilter(language, null, null);
    return new MatchingTerms(terms, matcher, ids -> only(ids, filter));
  }

  /** By ascending id; of a missing one nothing. */
  List<Entry> only(List<Long> ids) {
    List<Entry> all = new ArrayList<>();
    if (!ids.isEmpty()) {
      EntryCursor entries = only(ids, EntryFilter.ALL);
      for (List<Entry> some = entries.next(); !some.isEmpty(); some = entries.next()) {
        all.addAll(some);
      }
    }
    return all;
  }

  private EntryCursor only(List<Long> ids, EntryFilter filter) {
    return taken(
        new KeysetCursor<>(
            attachment,
            table -> table.filtered(filter, ids.toString()),
            ids.get(0),
            new BatchSize(FIRST_ROWS, MOST_ROWS),
            CURSOR_CHARACTERS));
  }

  private EntryCursor from(long first, EntryFilter filter, int firstRows, long characters) {
    return taken(
        new KeysetCursor<>(
            attachment,
            table -> table.filtered(filter),
            first,
            new BatchSize(firstRows, MOST_ROWS),
            characters));
  }

  private static EntryCursor taken(KeysetCursor<FilteredRow> rows) {
    return () -> {
      for (List<FilteredRow> some = rows.next(); !some.isEmpty(); some = rows.next()) {
        List<Entry> taken =
            some.stream().filter(FilteredRow::taken).map(row -> row.stored().entry()).toList();
        if (!taken.isEmpty()) {
          return taken;
        }
      }
      return List.of();
    };
  }

  /** The first id of the page. */
  private OptionalLong idAfter(EntryFilter filter, long skip) {
    AtomicLong toSkip = new AtomicLong(skip);
    AtomicLong found = new AtomicLong();
    new KeysetWalk(attachment)
        .walk(
            table -> table.hops(filter),
            hops -> {
              for (Hop hop : hops) {
                if (hop.matches() && toSkip.getAndDecrement() == 0) {
                  found.set(hop.id());
                  return false;
                }
              }
              return true;
            });
    return toSkip.get() < 0 ? OptionalLong.of(found.get()) : OptionalLong.empty();
  }
}
