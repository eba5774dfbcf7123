package glossary.sidecar.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the folder of an index, and empties it if what is there cannot be used. */
final class IndexFolder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  private static final String LOCK = "write.lock";
  private static final Pattern OURS =
      Pattern.compile("(_[0-9a-z]+[._].*|(pending_)?segments(_[0-9a-z]+)?)");

  /** Reading so much takes some hundredths of a second. */
  private static final long MOST_READ_AT_OPEN = 32 << 20;

  private final Path folder;
  private final long mostReadAtOpen;

  IndexFolder(Path folder) {
    this(folder, MOST_READ_AT_OPEN);
  }

  /**
   * @param mostReadAtOpen bytes of an index that is read as a whole before it is used; a larger one
   *     is read by {@link ShadowIndex#checkOn} afterwards
   */
  IndexFolder(Path folder, long mostReadAtOpen) {
    this.folder = folder;
    this.mostReadAtOpen = mostReadAtOpen;
  }

  /**
   * Sound and of this version, or empty.
   *
   * @throws IndexUnavailable if another process has it open, or the folder cannot be used
   */
  Directory openForWriting() {
    try {
      Files.createDirectories(folder);
      Directory directory = new MMapDirectory(folder);
      // A lock of the operating system: it went with its process, if that has ended.
      try (Lock held = directory.obtainLock(LOCK)) {
        held.ensureValid();
        String fault = faultOf(directory);
        if (fault != null) {
          LOG.warn("The search index in {} {}; it is built anew.", folder, fault);
          empty(directory);
        }
      }
      return directory;
    } catch (LockObtainFailedException inUse) {
      throw new IndexUnavailable(
          "The search index in "
              + folder
              + " is in use by another running sidecar; stop that one, or set SIDECAR_DIR to"
              + " another folder.",
          inUse);
    } catch (IOException unusable) {
      throw new IndexUnavailable(
          "The folder "
              + folder
              + " of the search index cannot be used ("
              + unusable.getClass().getSimpleName()
              + "); make it writable for this user, or set SIDECAR_DIR to another folder.",
          unusable);
    }
  }

  /**
   * Takes no lock and writes nothing.
   *
   * @throws IndexUnavailable if there is no sound index of this version
   */
  Directory openForReading() {
    try {
      String fault = "is not there yet";
      if (Files.isDirectory(folder)) {
        Directory directory = new MMapDirectory(folder);
        fault = DirectoryReader.indexExists(directory) ? faultOf(directory) : fault;
        if (fault == null) {
          return directory;
        }
      }
      throw new IndexUnavailable(
          "The search index in " + folder + " " + fault + "; start the sidecar to build it.", null);
    } catch (IOException unreadable) {
      throw new IndexUnavailable(
          "The search index in " + folder + " cannot be read; check its permissions.", unreadable);
    }
  }

  /** Null if sound as far as it was read, or if there is none. */
  private String faultOf(Directory directory) throws IOException {
    if (directory.listAll().length == 0 || hasNoIndexFile(directory)) {
      return null;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      if (size(directory) <= mostReadAtOpen) {
        new IndexCheck(directory).goOn(Duration.ofNanos(Long.MAX_VALUE));
      }
      boolean current = CommitData.isCurrent(reader.getIndexCommit().getUserData());
      return current ? null : "was written by another version";
    } catch (IOException | RuntimeException damaged) {
      LOG.debug("damaged search index", damaged);
      return "is damaged";
    }
  }

  private static long size(Directory directory) throws IOException {
    long size = 0;
    for (String file : directory.listAll()) {
      size += directory.fileLength(file);
    }
    return size;
  }

  private static boolean hasNoIndexFile(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (OURS.matcher(file).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Only what looks like an index; other people's files stay. */
  private static void empty(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (OURS.matcher(file).matches()) {
        directory.deleteFile(file);
      }
    }
  }
}
