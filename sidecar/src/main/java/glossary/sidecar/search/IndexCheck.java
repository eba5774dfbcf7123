package glossary.sidecar.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * Reads every file of an index's last commit once and compares its checksum, a little at a time.
 * Used by one thread.
 */
final class IndexCheck implements Closeable {
  private static final long STEP = 1 << 20;

  private final Directory directory;
  private final Deque<String> left;
  private ChecksumIndexInput file;

  IndexCheck(Directory directory) throws IOException {
    this.directory = directory;
    this.left = new ArrayDeque<>(SegmentInfos.readLatestCommit(directory).files(true));
  }

  boolean done() {
    return file == null && left.isEmpty();
  }

  /**
   * Reads on for about so long.
   *
   * @throws IOException if a file is damaged or cannot be read; then this is done
   */
  void goOn(Duration time) throws IOException {
    long started = System.nanoTime();
    try {
      while (!done() && System.nanoTime() - started < time.toNanos()) {
        step();
      }
    } catch (IOException damage) {
      close();
      throw damage;
    }
  }

  private void step() throws IOException {
    if (file == null) {
      file = next();
      return;
    }
    long end = file.length() - CodecUtil.footerLength();
    if (file.getFilePointer() < end) {
      file.seek(Math.min(end, file.getFilePointer() + STEP));
      return;
    }
    CodecUtil.checkFooter(file);
    file.close();
    file = null;
  }

  /** Null if it was deleted meanwhile, as by a merge. */
  private ChecksumIndexInput next() throws IOException {
    try {
      return directory.openChecksumInput(left.remove(), IOContext.READONCE);
    } catch (NoSuchFileException merged) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    left.clear();
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
