package glossary.sidecar.doctor.checklist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that the sidecar writes to. */
final class Folders {

  private Folders() {}

  static Outcome look(Path folder) {
    String name = Sentences.clean(folder.toString());
    if (!Modes.exists(folder)) {
      return Outcome.warning("%s is not there.", name);
    }
    if (!Files.isDirectory(folder)) {
      return Outcome.problem("%s is no folder.", name);
    }
    return Files.isWritable(folder) && Files.isExecutable(folder)
        ? Outcome.ok("%s can be written to.", name)
        : Outcome.problem("%s cannot be written to by this user.", name);
  }

  /** Private to this user. What is there is left alone. */
  static String make(Path folder) throws IOException {
    if (Modes.exists(folder)) {
      throw new IOException(
          Sentences.clean(folder.toString()) + " is there; make it writable for this user.");
    }
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] own =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(folder, own);
    } catch (IOException refused) {
      throw new IOException(
          "%s cannot be made by this user; make it, or name another folder."
              .formatted(Sentences.clean(folder.toString())),
          refused);
    }
    return "Made the folder " + Sentences.clean(folder.toString()) + ".";
  }

  /** The folder, or the nearest one above it that is there. */
  static Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path.getParent() != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }
}
