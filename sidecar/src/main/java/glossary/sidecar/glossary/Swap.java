package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Takes a database file's name for another file. What belongs to the old one gets names beside it
 * first, so that at no moment anything is without a name; then its log and journal go, which SQLite
 * would otherwise play into the new file; last the new file takes the name in one step.
 */
final class Swap {
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Path aside;

  Swap(Path file, Clock clock) {
    this.file = file;
    this.aside = free(file, ".before-restore-" + TIME.format(clock.instant()));
  }

  /** What the old file is called now; empty if there was none. */
  Optional<Path> put(Path source) throws IOException {
    boolean old = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    likeOld(source, old ? file : null);
    keep(file, aside);
    for (String companion : COMPANIONS) {
      keep(beside(file, companion), beside(aside, companion));
    }
    for (String companion : COMPANIONS) {
      Files.deleteIfExists(beside(file, companion));
    }
    force(file.getParent());
    Files.move(source, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.getParent());
    return old ? Optional.of(aside) : Optional.empty();
  }

  /** As a second name of the same file, or as a copy where the file system has no such thing. */
  private static void keep(Path from, Path to) throws IOException {
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | IOException noLinks) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** A file that comes anew is for its folder's owner, who is likely to be the server. */
  private static void likeOld(Path source, Path old) throws IOException {
    if (!source.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Path model = old == null ? source.toAbsolutePath().getParent() : old;
    for (String attribute : List.of("posix:owner", "posix:group")) {
      try {
        Files.setAttribute(source, attribute, Files.getAttribute(model, attribute));
      } catch (IOException notAllowed) {
        // only root may give a file away; it is this user's then
      }
    }
    Files.setPosixFilePermissions(
        source,
        old == null
            ? PosixFilePermissions.fromString("rw-r-----")
            : Files.getPosixFilePermissions(old));
  }

  private static Path free(Path file, String suffix) {
    Path free = beside(file, suffix);
    for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = beside(file, suffix + "-" + i);
    }
    return free;
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
