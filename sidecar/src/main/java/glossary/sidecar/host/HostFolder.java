package glossary.sidecar.host;

import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The folder in which agents publish. They make it; this never does. It is refused if users could
 * write there that it does not belong to, because they could invent hosts and crashes.
 */
public final class HostFolder {
  private static final int SETGID = 02000;
  private static final int GROUP_OR_OTHERS_WRITE = 022;
  private static final int OTHERS = 07;
  private static final int NOT_OWNER = 077;

  /** More are not looked at: the cost of one look is bounded. */
  static final int MOST_FILES = 1000;

  private final Path folder;
  private final boolean given;
  private final String thisJvm = thisJvm();

  private HostFolder(Path folder, boolean given) {
    this.folder = folder;
    this.given = given;
  }

  /** A folder that the operator named; only such a one may be shared or another user's. */
  public static HostFolder at(Path folder) {
    return new HostFolder(folder.toAbsolutePath(), true);
  }

  /** Where agents of the same user publish unless told otherwise. */
  public static HostFolder byDefault() {
    return new HostFolder(TelemetryFolder.byDefault().toPath().toAbsolutePath(), false);
  }

  public Path path() {
    return folder;
  }

  /**
   * The files named like telemetry files, whatever they are; youngest first, and {@link
   * #MOST_FILES} at most. Without that of this JVM, whose lock would be lost by reading it. Empty
   * if there is no such folder.
   *
   * @throws IOException whose message says what to do
   */
  List<HostFile> files() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    check();
    List<Path> named = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, this::isNamed)) {
      all.forEach(named::add);
    }
    if (named.size() > MOST_FILES) {
      named.sort(Comparator.comparingLong(HostFolder::startMillis).reversed());
    }
    List<HostFile> files = new ArrayList<>();
    for (Path path : named.subList(0, Math.min(MOST_FILES, named.size()))) {
      add(path, files);
    }
    return files;
  }

  private static void add(Path path, List<HostFile> files) throws IOException {
    try {
      files.add(HostFile.of(path));
    } catch (NoSuchFileException justDeleted) {
      // as if it had never been there
    }
  }

  private boolean isNamed(Path path) {
    String name = path.getFileName().toString();
    return TelemetryFile.isName(name) && !name.endsWith(thisJvm);
  }

  private static long startMillis(Path path) {
    return TelemetryFile.startMillis(path.getFileName().toString());
  }

  /** Of an agent that somebody has put into this JVM. */
  private static String thisJvm() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(-1L);
    return "-" + self.pid() + "-" + start + ".mm";
  }

  private void check() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          folder + " is not a folder, or a link to one; name another in TELEMETRY_DIR.");
    }
    if (!isPosix(folder)) {
      return;
    }
    Map<String, Object> unix =
        Files.readAttributes(folder, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) unix.get("mode");
    if (given) {
      checkGiven(mode);
    } else if (((Integer) unix.get("uid")).longValue() != TelemetryFolder.userNumber()) {
      throw new IOException(
          folder + " belongs to another user; remove it, or set TELEMETRY_DIR to another folder.");
    } else if ((mode & NOT_OWNER) != 0) {
      throw new IOException(folder + " is open to other users; chmod it to 0700.");
    }
  }

  private void checkGiven(int mode) throws IOException {
    boolean shared = (mode & SETGID) != 0 && (mode & OTHERS) == 0;
    if (!shared && (mode & GROUP_OR_OTHERS_WRITE) != 0) {
      throw new IOException(
          folder
              + " can be written by other users; chmod it to 0700, or to 2770 to share it with a"
              + " group.");
    }
  }

  /** Deletes a telemetry file and its control file if they are this user's plain files. */
  static void deleteOwn(Path telemetry) throws IOException {
    File control = TelemetryFile.control(telemetry.toFile());
    for (Path path : List.of(telemetry, control.toPath())) {
      if (isOwn(path)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static boolean isOwn(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!isPosix(path)) {
      return true;
    }
    Integer owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner.longValue() == TelemetryFolder.userNumber();
  }

  private static boolean isPosix(Path path) {
    return TelemetryFolder.userNumber() >= 0
        && path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
