package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What {@code stat} says of a file. The file is never opened: closing any handle of it would drop
 * the locks that SQLite holds in this process.
 *
 * @param device number of the file system; 0 where there is none
 * @param modifiedNanos since 1970; as fine as the file system's clock, often some milliseconds
 * @param changedNanos of the inode, which nobody can set back; the time of creation where there is
 *     none
 */
record FileStamp(
    long device, long inode, long size, long modifiedNanos, long changedNanos, boolean regular) {

  /** Follows links. Throws what {@code stat} fails with. */
  static FileStamp of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return basic(file);
    }
    Map<String, Object> unix =
        Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime,isRegularFile");
    return new FileStamp(
        ((Number) unix.get("dev")).longValue(),
        ((Number) unix.get("ino")).longValue(),
        ((Number) unix.get("size")).longValue(),
        nanos((FileTime) unix.get("lastModifiedTime")),
        nanos((FileTime) unix.get("ctime")),
        (Boolean) unix.get("isRegularFile"));
  }

  private static FileStamp basic(Path file) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        0,
        Objects.hashCode(basic.fileKey()),
        basic.size(),
        nanos(basic.lastModifiedTime()),
        nanos(basic.creationTime()),
        basic.isRegularFile());
  }

  boolean sameFile(FileStamp other) {
    return device == other.device && inode == other.inode;
  }

  /** Without the device, whose number may differ after a remount. */
  String token() {
    return inode + ":" + size + ":" + modifiedNanos + ":" + changedNanos;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
