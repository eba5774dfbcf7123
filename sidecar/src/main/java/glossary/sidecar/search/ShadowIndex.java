package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import glossary.sidecar.http.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index, in a folder of its own. It can be lost at any time and loses nothing: what is
 * damaged or of another version is emptied when it is opened or found out, and an {@link
 * IndexFollower} fills it again. Thread-safe: readers see the last commit, whatever a writer is
 * doing meanwhile.
 */
public final class ShadowIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowIndex.class);
  private static final Duration CHECK = Duration.ofMillis(50);

  private final Directory directory;
  private final ShadowWriter writer;
  private final SearcherManager searchers;
  private final IndexCheck check;
  private volatile boolean checked;
  private volatile boolean damaged;

  private ShadowIndex(Directory directory, boolean writable) throws IOException {
    this.directory = directory;
    this.writer = writable ? new ShadowWriter(directory) : null;
    this.searchers = new SearcherManager(directory, null);
    this.check = new IndexCheck(directory);
  }

  /**
   * Opens the index of a running sidecar; creates the folder if it is absent.
   *
   * @throws IndexUnavailable if another process has it open, or the folder cannot be used
   */
  public static ShadowIndex open(Path folder) {
    return open(new IndexFolder(folder));
  }

  static ShadowIndex open(IndexFolder folder) {
    return over(folder.openForWriting(), true);
  }

  /**
   * Opens the last commit beside a running sidecar: takes no lock, writes nothing, and does not see
   * later commits.
   *
   * @throws IndexUnavailable if there is no sound index of this version
   */
  public static ShadowIndex openReadOnly(Path folder) {
    return over(new IndexFolder(folder).openForReading(), false);
  }

  /** An empty index that is gone when closed. */
  public static ShadowIndex inMemory() {
    return over(new ByteBuffersDirectory(), true);
  }

  private static ShadowIndex over(Directory directory, boolean writable) {
    try {
      return new ShadowIndex(directory, writable);
    } catch (IOException failed) {
      throw new IndexUnavailable(
          "The search index cannot be opened (" + failed.getClass().getSimpleName() + ").", failed);
    }
  }

  /** Entries that a search can find now. */
  public long entries() {
    return read(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  /**
   * Runs {@code work} on the last commit. Nothing of the searcher may be kept.
   *
   * @throws UnreadableIndex if the index cannot be read
   */
  <T> T read(Work<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failed) {
      damaged = true;
      throw new UnreadableIndex(failed);
    } catch (RuntimeException failed) {
      if (checked || failed instanceof Problem) {
        throw failed;
      }
      damaged = true;
      throw new UnreadableIndex(new IOException("an index that may be damaged", failed));
    }
  }

  /**
   * Reads on for a moment in files that no one has read as a whole yet, to see whether they are
   * damaged. For the one thread that follows.
   */
  void checkOn() {
    if (!checked) {
      try {
        check.goOn(CHECK);
        checked = check.done();
      } catch (IOException found) {
        LOG.debug("damaged search index", found);
        damaged = true;
      }
    }
  }

  /** Has all written anew if a damaged file is behind a failure. */
  void blame(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      damaged |= cause instanceof CorruptIndexException;
    }
  }

  /** Whether reading has failed since the last sync, so that a rebuild is due. */
  boolean damaged() {
    return damaged;
  }

  /** What the last commit says of itself. */
  CommitData committed() {
    return read(ShadowIndex::dataOf);
  }

  static CommitData dataOf(IndexSearcher searcher) throws IOException {
    DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
    return CommitData.of(reader.getIndexCommit().getUserData());
  }

  /** Changes show in searches after the next {@link #refresh}. */
  ShadowWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("this index was opened for reading only");
    }
    return writer;
  }

  /** Lets searches see what has been committed. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Takes over what a merge in the background has left. */
  void settle() throws IOException {
    if (writer().settle()) {
      refresh();
    }
  }

  /** As {@link #refresh}, after a sync that was read and written without a fault. */
  void refreshSound() throws IOException {
    refresh();
    damaged = false;
  }

  /** Replaces or deletes one entry; searches see it when this returns. */
  void takeOver(long id, Optional<Entry> entry) throws IOException {
    writer().takeOver(id, entry);
    refresh();
  }

  @Override
  public void close() throws IOException {
    check.close();
    searchers.close();
    if (writer != null) {
      writer.close();
    }
    directory.close();
  }

  /** Something done with one state of the index. */
  @FunctionalInterface
  interface Work<T> {
    T on(IndexSearcher searcher) throws IOException;
  }
}
