package glossary.sidecar.glossary;

import java.util.List;

/**
 * Entries for an answer that is sent while it is read. The first are read before it begins, when a
 * failure can still become an error answer; later a busy database is tried again, because then a
 * failure breaks the answer off.
 */
final class StreamedEntries implements EntryCursor {
  private static final int ATTEMPTS = 5;

  private final EntryCursor cursor;
  private List<Entry> first;

  private StreamedEntries(EntryCursor cursor) {
    this.cursor = cursor;
    this.first = cursor.next();
  }

  /**
   * @throws SourceUnavailable if the first cannot be read now
   */
  static StreamedEntries begin(EntryCursor cursor) {
    return new StreamedEntries(cursor);
  }

  boolean none() {
    return first != null && first.isEmpty();
  }

  @Override
  public List<Entry> next() {
    if (first != null) {
      List<Entry> begun = first;
      first = null;
      return begun;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return cursor.next();
      } catch (SourceUnavailable busy) {
        if (attempt == ATTEMPTS) {
          throw busy;
        }
      }
    }
  }
}
