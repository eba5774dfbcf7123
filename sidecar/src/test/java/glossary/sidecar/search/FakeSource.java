package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.Newest;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SourceUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A glossary in memory that can go away and come back. */
final class FakeSource implements GlossarySource {
  final AtomicInteger scans = new AtomicInteger();
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private volatile boolean away;
  private volatile int breakAfter = Integer.MAX_VALUE;
  private volatile Runnable betweenEntries = () -> {};
  private int changes;

  synchronized FakeSource put(Entry... changed) {
    for (Entry entry : changed) {
      entries.put(entry.id(), entry);
    }
    changes++;
    return this;
  }

  synchronized void remove(long id) {
    entries.remove(id);
    changes++;
  }

  synchronized List<Entry> all() {
    return new ArrayList<>(entries.values());
  }

  void away(boolean now) {
    away = now;
  }

  /** The next scans fail behind so many entries. */
  void breakAfter(int passed) {
    breakAfter = passed;
  }

  /** Runs on the scanning thread before each entry. */
  void betweenEntries(Runnable work) {
    betweenEntries = work;
  }

  @Override
  public SourceState state() {
    return away
        ? new SourceState(SourceState.Kind.AWAITED, "The glossary is awaited.", false)
        : new SourceState(SourceState.Kind.READY, "", false);
  }

  @Override
  public synchronized Optional<Entry> entry(long id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public List<Entry> list(EntryFilter filter, long skip, int limit) {
    return all().stream().skip(skip).limit(limit).toList();
  }

  @Override
  public synchronized long count(EntryFilter filter) {
    return entries.size();
  }

  @Override
  public void scan(Consumer<Entry> each) {
    scans.incrementAndGet();
    int passed = 0;
    for (Entry entry : all()) {
      if (away || passed++ >= breakAfter) {
        throw new SourceUnavailable("The glossary went away.");
      }
      betweenEntries.run();
      each.accept(entry);
    }
  }

  @Override
  public void scanNewer(Newest than, int most, Consumer<Entry> each) {
    all().stream()
        .filter(
            entry -> entry.id() > than.id() || entry.updatedAt().compareTo(than.updatedAt()) > 0)
        .limit(most)
        .forEach(each);
  }

  @Override
  public synchronized String changeToken() {
    if (away) {
      throw new SourceUnavailable("The glossary went away.");
    }
    return "change " + changes;
  }

  @Override
  public String location() {
    return "memory";
  }

  @Override
  public void close() {}
}
