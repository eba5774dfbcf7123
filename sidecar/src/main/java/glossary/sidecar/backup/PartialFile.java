package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy that is made beside the file whose name it is to take, because a rename is one step only
 * within a file system. Its name has the process in it, so that what a dead one has left is known.
 */
final class PartialFile implements AutoCloseable {
  private static final String PREFIX = ".glossary-restore-";
  private static final Pattern NAME = Pattern.compile("\\.glossary-restore-(\\d{1,18})-\\d+");
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Path path;

  private PartialFile(Path path) {
    this.path = path;
  }

  /**
   * @return on the disk
   */
  static PartialFile copyOf(Path source, Path beside) throws IOException {
    deleteLeftOvers(beside.getParent());
    long process = ProcessHandle.current().pid();
    Path path = beside.resolveSibling(PREFIX + process + "-" + NUMBER.incrementAndGet());
    IN_USE.add(path);
    PartialFile partial = new PartialFile(path);
    boolean copied = false;
    try {
      copy(source, path);
      copied = true;
      return partial;
    } finally {
      if (!copied) {
        partial.close();
      }
    }
  }

  Path path() {
    return path;
  }

  /** Deletes it, unless it has got its name. */
  @Override
  public void close() throws IOException {
    IN_USE.remove(path);
    Files.deleteIfExists(path);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel to = OwnFiles.create(target)) {
      long size = from.size();
      for (long at = 0; at < size; ) {
        at += from.transferTo(at, size - at, to);
      }
      to.force(true);
    }
  }

  private static void deleteLeftOvers(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && !isInUse(file, Long.parseLong(name.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** A process of a container often has the number of the one that was killed. */
  private static boolean isInUse(Path file, long process) {
    return process == ProcessHandle.current().pid()
        ? IN_USE.contains(file)
        : ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }
}
