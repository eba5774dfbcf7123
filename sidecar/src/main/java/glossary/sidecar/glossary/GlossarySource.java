package glossary.sidecar.glossary;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The only door to glossary data. Thread-safe. Every read is short: at most 50 ms of a lock on a
 * foreign database, however long the whole call takes. All reads throw {@link SourceUnavailable}
 * while {@link #state} is not ready.
 */
public interface GlossarySource extends AutoCloseable {

  /**
   * What is the case now; looks at the file afresh (a stat), opens or reopens the database if that
   * has become possible.
   */
  SourceState state();

  Optional<Entry> entry(long id);

  /** By ascending id. */
  List<Entry> list(EntryFilter filter, long skip, int limit);

  long count(EntryFilter filter);

  /**
   * Passes every entry once, by ascending id, on the caller's thread, in many short reads. No read
   * is open while {@code each} runs. Not a snapshot: what others write meanwhile may or may not be
   * seen, and moves {@link #changeToken}. Of an entry only what a search needs is read, and when it
   * was changed.
   */
  void scan(Consumer<Entry> each);

  /**
   * Passes, as {@link #scan} but many times as quick, entries that are newer by their own account:
   * of a higher id, or updated later. Misses what was deleted, and what others changed without
   * saying so.
   *
   * @param most passes no more than so many
   */
  void scanNewer(Newest than, int most, Consumer<Entry> each);

  /**
   * Differs from an earlier value if the data may have changed since. Costs a stat and a pragma.
   * Comparable across restarts only when it says so by being equal.
   */
  String changeToken();

  /** Where the data is, for people: a path or a URL without credentials. */
  String location();

  @Override
  void close();
}
