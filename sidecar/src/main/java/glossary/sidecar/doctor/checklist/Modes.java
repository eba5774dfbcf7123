package glossary.sidecar.doctor.checklist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may do what with a file, by its mode. */
record Modes(Path file, Set<PosixFilePermission> permissions) {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** Empty where a file system has no modes. */
  static Optional<Modes> of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    return Optional.of(new Modes(file, attributes.permissions()));
  }

  boolean othersRead() {
    return permissions.contains(PosixFilePermission.OTHERS_READ);
  }

  boolean othersWrite() {
    return permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  boolean groupWrites() {
    return permissions.contains(PosixFilePermission.GROUP_WRITE);
  }

  /** Such as {@code rw-r--r--}. */
  String text() {
    return PosixFilePermissions.toString(permissions);
  }

  /**
   * Takes everything from other users, and writing from the group; a link is not followed.
   *
   * @throws IOException that says what to do, if this user may not
   */
  String close() throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException(
          Sentences.clean(file + " is a link; change the mode of what it points to by hand."));
    }
    Set<PosixFilePermission> kept = EnumSet.copyOf(permissions);
    kept.removeAll(OTHERS);
    kept.remove(PosixFilePermission.GROUP_WRITE);
    try {
      Files.setPosixFilePermissions(file, kept);
    } catch (IOException refused) {
      throw new IOException(
          "The mode of " + Sentences.clean(file.toString()) + " can be changed by its owner only.",
          refused);
    }
    return "%s is %s now, was %s."
        .formatted(Sentences.clean(file.toString()), PosixFilePermissions.toString(kept), text());
  }

  /** Whether it is there, be it as a link to nothing. */
  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
