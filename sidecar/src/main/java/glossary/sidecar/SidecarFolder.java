package glossary.sidecar;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.glossary.SqliteLibrary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder SIDECAR_DIR, and what is where in it. */
public final class SidecarFolder {
  private final Path folder;

  private SidecarFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if it is absent, and has the database driver and the compressor unpack their
   * libraries there: the usual temporary folder may forbid running code.
   *
   * @throws IOException if it cannot be made, or no code can be run there; the message says what to
   *     do
   */
  public static SidecarFolder open(Settings settings, Path workingDirectory) throws IOException {
    Path folder = workingDirectory.resolve(settings.get(Catalogue.SIDECAR_DIR));
    try {
      Path unpacked = Files.createDirectories(folder.resolve("native"));
      deleteLeftOvers(unpacked);
      System.setProperty("ZstdTempFolder", unpacked.toAbsolutePath().toString());
    } catch (IOException failed) {
      throw new IOException(
          "The folder "
              + folder
              + " cannot be made; make it writable for this user, or set SIDECAR_DIR to another.",
          failed);
    }
    SqliteLibrary.load(
        folder.resolve("native")); // later, it would be said of whatever is opened first
    return new SidecarFolder(folder);
  }

  /** Of processes that were killed; a library that another process has loaded stays with it. */
  private static void deleteLeftOvers(Path unpacked) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(unpacked, "{sqlite-*,libzstd-jni-*}")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** For native code that is unpacked to be run. */
  Path unpacked() {
    return folder.resolve("native");
  }

  /** The search index's folder. */
  public Path index() {
    return folder.resolve("index");
  }

  /** What a restart has to know of backups. */
  Path backupState() {
    return folder.resolve("backups.properties");
  }

  /** What is kept of hosts that have ended. */
  Path hosts() {
    return folder.resolve("hosts");
  }

  /** What went wrong, kept across restarts. */
  Path errors() {
    return folder.resolve("errors.json");
  }

  Path adminToken() {
    return folder.resolve("admin.token");
  }
}
