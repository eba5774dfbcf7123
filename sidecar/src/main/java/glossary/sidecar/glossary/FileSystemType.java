package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What kind of file system a file is on, told without opening the file. */
public final class FileSystemType {
  /** Names as in {@code /proc/filesystems}, those of FUSE without {@code fuse.}. */
  private static final Set<String> NETWORK =
      Set.of(
          "9p",
          "afs",
          "afpfs",
          "beegfs",
          "ceph",
          "ceph-fuse",
          "cifs",
          "coda",
          "davfs",
          "glusterfs",
          "gpfs",
          "juicefs",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs4",
          "orangefs",
          "rclone",
          "s3fs",
          "smb2",
          "smb3",
          "smbfs",
          "sshfs",
          "vboxsf",
          "webdav");

  private FileSystemType() {}

  /** Such as {@code ext4} or {@code nfs4}; empty if the system does not tell. */
  public static String of(Path file) {
    try {
      return Files.getFileStore(file).type();
    } catch (IOException | SecurityException untold) {
      return "";
    }
  }

  /** Whether other machines may have the file open, whose memory and locks are not shared. */
  public static boolean isNetwork(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    return NETWORK.contains(name.startsWith("fuse.") ? name.substring(5) : name);
  }
}
