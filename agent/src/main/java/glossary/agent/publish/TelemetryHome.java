package glossary.agent.publish;

import glossary.api.telemetry.TelemetryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of telemetry files, made or checked before a file is made in it, so that another user
 * of the machine can neither read the file nor have it written elsewhere. Where the system has no
 * POSIX permissions only links are refused.
 */
public final class TelemetryHome {
  private static final int SETGID = 02000;
  private static final int GROUP_OR_OTHERS_WRITE = 022;
  private static final int OTHERS = 07;
  private static final int NOT_OWNER = 077;

  private final File folder;
  private final boolean given;

  private TelemetryHome(File folder, boolean given) {
    this.folder = folder;
    this.given = given;
  }

  /** A folder that the operator named; only such a one may be shared by a group. */
  public static TelemetryHome at(File folder) {
    return new TelemetryHome(folder.getAbsoluteFile(), true);
  }

  /** {@link TelemetryFolder#byDefault}. */
  public static TelemetryHome byDefault() {
    return new TelemetryHome(TelemetryFolder.byDefault().getAbsoluteFile(), false);
  }

  File folder() {
    return folder;
  }

  /**
   * Makes an empty file, mode 0600, or 0640 in a folder that a group shares. What had that name
   * before is deleted, never followed.
   */
  File create(String name) throws IOException {
    boolean shared = checkFolder();
    Path file = folder.toPath().resolve(name);
    Files.deleteIfExists(file);
    if (!posix(folder.toPath())) {
      return Files.createFile(file).toFile();
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    if (shared) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
    return file.toFile();
  }

  /** Whether a file is a plain one of this process's user. */
  static boolean isOurs(File file) throws IOException {
    Path path = file.toPath();
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    return !posix(path) || owner(path) == TelemetryFolder.userNumber();
  }

  /** Makes the folder, or throws a sentence; tells whether a group shares it. */
  private boolean checkFolder() throws IOException {
    Path path = folder.toPath();
    make(path);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a folder, or a link to one; name another");
    }
    if (!posix(path)) {
      return false;
    }
    int mode = (Integer) unix(path, "mode");
    if (given && (mode & SETGID) != 0 && (mode & OTHERS) == 0) {
      return true;
    }
    if (owner(path) != TelemetryFolder.userNumber()) {
      throw new IOException(
          folder + " belongs to another user; remove it, or set telemetry.dir to another folder");
    }
    if (given ? (mode & GROUP_OR_OTHERS_WRITE) != 0 : (mode & NOT_OWNER) != 0) {
      throw new IOException(
          folder
              + " is open to other users; chmod it to 0700, or to 2770 to share it with a group");
    }
    return false;
  }

  private void make(Path path) throws IOException {
    try {
      if (posix(path)) {
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(path);
      }
    } catch (FileAlreadyExistsException there) {
      // The check that follows tells whether it is a good one.
      return;
    } catch (NoSuchFileException parent) {
      throw new IOException(folder + " can't be made: the folder above it is missing", parent);
    }
  }

  private static long owner(Path path) throws IOException {
    return ((Integer) unix(path, "uid")).longValue();
  }

  private static Object unix(Path path, String attribute) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    return values.get(attribute);
  }

  /** Where a user has a number and a file has one. */
  private static boolean posix(Path path) {
    return TelemetryFolder.userNumber() >= 0
        && path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
