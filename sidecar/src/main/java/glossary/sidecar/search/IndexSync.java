package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.Newest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes the index equal to the source: reads every entry, compares by content hash, and writes only
 * what differs. Entries become findable when it ends, but those of a first build every two seconds,
 * and those that say that they are newer than what the last run saw as soon as it begins. Used by
 * one thread.
 */
public final class IndexSync {
  private static final long COMMIT_WHILE_BUILDING = TimeUnit.SECONDS.toNanos(2);
  private static final int MOST_AT_ONCE = 1_000;

  private final ShadowIndex index;
  private final ShadowWriter writer;
  private final GlossarySource source;

  /** Null before the first run of this process. */
  private Newest seen;

  public IndexSync(ShadowIndex index, GlossarySource source) {
    this.index = index;
    this.writer = index.writer();
    this.source = source;
  }

  /**
   * @throws glossary.sidecar.glossary.SourceUnavailable if the source cannot be read; the index
   *     stays as it was
   * @throws IOException if the index cannot be written
   */
  public void run() throws IOException {
    run(false, done -> true);
  }

  /**
   * @param anew whether to write every entry whatever the index has; searches see the old entries
   *     until it is done
   */
  void run(boolean anew, SyncProgress progress) throws IOException {
    String location = source.location();
    String token = source.changeToken();
    boolean building = !anew && !index.committed().complete();
    try {
      if (seen != null && !anew && !building) {
        takeNewer();
      }
      Merge merge = new Merge(writer.beginSync(anew), building, progress);
      source.scan(merge);
      merge.end();
      seen = merge.newest();
      writer.commitEqualTo(location, token);
      index.refreshSound();
      if (anew || building) {
        writer.beginMerge();
      }
    } catch (UncheckedIOException failed) {
      writer.rollback();
      throw failed.getCause();
    } catch (Throwable failed) {
      writer.rollback();
      throw failed;
    }
  }

  private void takeNewer() throws IOException {
    source.scanNewer(
        seen,
        MOST_AT_ONCE,
        entry -> {
          try {
            writer.put(entry);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
    writer.commit();
    index.refresh();
  }

  /** Walks along the ids of both sides. */
  private final class Merge implements Consumer<Entry> {
    private final IndexContents indexed;
    private final boolean building;
    private final SyncProgress progress;
    private long committedNanos = System.nanoTime();
    private long last = Long.MIN_VALUE;
    private String lastUpdate = "";
    private long done;
    private int at;

    Merge(IndexContents indexed, boolean building, SyncProgress progress) {
      this.indexed = indexed;
      this.building = building;
      this.progress = progress;
    }

    @Override
    public void accept(Entry entry) {
      try {
        take(entry);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private void take(Entry entry) throws IOException {
      removeUpTo(entry.id());
      boolean known = at < indexed.ids().length && indexed.ids()[at] == entry.id();
      if (known && indexed.hashes()[at] != ContentHash.of(entry) || entry.id() <= last) {
        writer.put(entry);
      } else if (!known) {
        writer.add(entry);
      }
      at += known ? 1 : 0;
      last = entry.id();
      note(entry.updatedAt());
      done++;
      report();
    }

    private void note(String updatedAt) {
      if (updatedAt != null && updatedAt.compareTo(lastUpdate) > 0) {
        lastUpdate = updatedAt;
      }
    }

    Newest newest() {
      return new Newest(last, lastUpdate);
    }

    private void removeUpTo(long id) throws IOException {
      while (at < indexed.ids().length && indexed.ids()[at] < id) {
        writer.remove(indexed.ids()[at++]);
      }
    }

    private void report() throws IOException {
      if (!progress.at(done)) {
        throw new SyncAbandoned();
      }
      if (building && System.nanoTime() - committedNanos > COMMIT_WHILE_BUILDING) {
        writer.commit();
        index.refresh();
        committedNanos = System.nanoTime();
      }
    }

    void end() throws IOException {
      while (at < indexed.ids().length) {
        writer.remove(indexed.ids()[at++]);
      }
    }
  }
}
