package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;

/**
 * The one writer of an index. Thread-safe. A sync ({@link #beginSync}, changes, {@link
 * #commitEqualTo} or {@link #rollback}) runs on one thread; single entries may be taken over
 * meanwhile on any other.
 */
final class ShadowWriter {
  private static final double BUFFER_MB = 16;
  private static final int PARTS_OF_LIKE_SIZE = 4;

  private final Directory directory;
  private final EntryDocument document = new EntryDocument();

  /** Taken over while a sync runs: what the sync believes of these may be out of date. */
  private final Set<Long> takenOver = new HashSet<>();

  private IndexWriter writer;
  private CommitData data;
  private boolean changed;
  private boolean emptied;

  ShadowWriter(Directory directory) throws IOException {
    this.directory = directory;
    this.writer = newWriter();
    if (DirectoryReader.indexExists(directory)) {
      data = committedData();
    } else {
      data = CommitData.fresh(System.currentTimeMillis());
      save(data);
    }
  }

  /** What the index has now; nothing if it is to be written {@code anew}. */
  synchronized IndexContents beginSync(boolean anew) throws IOException {
    takenOver.clear();
    if (changed) {
      // Left by a change that failed half-way; what follows relies on the last commit alone.
      rollback();
    }
    if (anew) {
      emptied = true;
      changed = true;
      writer.deleteAll();
      return IndexContents.EMPTY;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return IndexContents.of(new IndexSearcher(reader));
    }
  }

  /** For an entry that the sync's contents lack. */
  synchronized void add(Entry entry) throws IOException {
    if (takenOver.contains(entry.id())) {
      put(entry);
    } else {
      changed = true;
      writer.addDocument(document.of(entry));
    }
  }

  synchronized void put(Entry entry) throws IOException {
    changed = true;
    writer.updateDocument(idTerm(entry.id()), document.of(entry));
  }

  synchronized void remove(long id) throws IOException {
    changed = true;
    writer.deleteDocuments(idTerm(id));
  }

  /** Replaces or deletes one entry at once, except within a rebuild, at whose end it shows. */
  synchronized void takeOver(long id, Optional<Entry> entry) throws IOException {
    takenOver.add(id);
    if (entry.isPresent()) {
      put(entry.get());
    } else {
      remove(id);
    }
    if (!emptied) {
      commit();
    }
  }

  /** Makes all changes durable, under what the last commit said of the source. */
  synchronized void commit() throws IOException {
    commit(data);
  }

  /** Makes all changes durable, and says that the index is now equal to the source. */
  synchronized void commitEqualTo(String location, String token) throws IOException {
    commit(data.equalTo(location, token));
    emptied = false;
  }

  private void commit(CommitData next) throws IOException {
    CommitData said = changed ? next.changed() : next;
    if (!said.equals(data) || writer.hasUncommittedChanges()) {
      save(said);
      data = said;
      changed = false;
    }
  }

  private void save(CommitData said) throws IOException {
    writer.setLiveCommitData(said.toMap().entrySet());
    writer.commit();
  }

  /**
   * Begins to join the many parts that a build leaves, which makes every search faster. Goes on in
   * the background; {@link #settle} takes over the outcome.
   */
  synchronized void beginMerge() throws IOException {
    writer.forceMerge(1, false);
  }

  /** Commits what a merge has left, if one has ended since the last commit. */
  synchronized boolean settle() throws IOException {
    boolean due = writer.hasUncommittedChanges() && !writer.hasPendingMerges();
    if (due) {
      commit(data);
    }
    return due;
  }

  /** Forgets all changes since the last commit; opens the writer again if it has failed. */
  synchronized void rollback() throws IOException {
    writer.rollback();
    writer = newWriter();
    data = committedData();
    changed = false;
    emptied = false;
  }

  synchronized void close() throws IOException {
    writer.rollback();
  }

  private CommitData committedData() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return CommitData.of(reader.getIndexCommit().getUserData());
    }
  }

  private IndexWriter newWriter() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig();
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setCommitOnClose(false);
    config.setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(PARTS_OF_LIKE_SIZE));
    return new IndexWriter(directory, config);
  }

  private static Term idTerm(long id) {
    return new Term(Fields.ID, Long.toString(id));
  }
}
