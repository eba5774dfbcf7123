package glossary.sidecar.host;

import glossary.api.telemetry.TelemetryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What the file system tells of a file that is named like a telemetry file. Equal to another if
 * nothing tells that the file has changed.
 *
 * @param key tells this file from a later one of the same name; null where there is no such thing
 * @param plain a regular file, not a link to one
 */
record HostFile(Path path, Object key, boolean plain, long bytes, FileTime modified) {
  private static final String SUFFIX = ".mm";

  static HostFile of(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new HostFile(
        path,
        attributes.fileKey(),
        attributes.isRegularFile(),
        attributes.size(),
        attributes.lastModifiedTime());
  }

  /** Of the JVM: {@code HOSTNAME-PID-STARTMILLIS}. */
  String id() {
    return id(path);
  }

  static String id(Path path) {
    String name = path.getFileName().toString();
    return name.substring("jvm-".length(), name.length() - SUFFIX.length());
  }

  static String name(String id) {
    return "jvm-" + id + SUFFIX;
  }

  /** Whether it can be a whole telemetry file, so that it is worth to be opened. */
  boolean isPlausible() {
    return plain && bytes == TelemetryFile.BYTES;
  }
}
