package glossary.sidecar.documents;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of uploaded files. What a table says of a file's place is not trusted: it may come
 * from anyone who could ever write to the database.
 */
public final class UploadFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);

  private final Path folder;
  private final String name;
  private final Path workingDirectory;
  private final List<Path> kept;

  /**
   * @param named UPLOAD_DIR, as it is set; need not be there
   * @param workingDirectory absolute: what relative places of files are relative to
   * @param kept files and folders that are never deleted from, wherever the folder is
   */
  public UploadFolder(Path named, Path workingDirectory, List<Path> kept) {
    this.folder = workingDirectory.resolve(named);
    this.name = named.toString().replace('\\', '/');
    this.workingDirectory = workingDirectory;
    this.kept = List.copyOf(kept);
  }

  Path path() {
    return folder;
  }

  /** Where a file of this folder is, as the existing server stores it. */
  String stored(String file) {
    return name + '/' + file;
  }

  /** Files directly in the folder; links do not count. Zero if there is no folder. */
  public long files() {
    long files = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        files += isFile(path) ? 1 : 0;
      }
    } catch (IOException | DirectoryIteratorException absent) {
      return files;
    }
    return files;
  }

  /**
   * Deletes an uploaded file, and nothing that is outside of this folder, a link, or a folder.
   *
   * @param stored where a table says that the file is
   * @return whether it was deleted
   */
  boolean delete(String stored) {
    try {
      Optional<Path> file = inside(stored);
      return file.isPresent() && Files.deleteIfExists(file.get());
    } catch (IOException | InvalidPathException | SecurityException failed) {
      LOG.warn("The file of a deleted document stays: {}", failed.getClass().getSimpleName());
      return false;
    }
  }

  private Optional<Path> inside(String stored) throws IOException {
    Path named = workingDirectory.resolve(stored);
    Path parent = named.getParent();
    if (parent == null || named.getFileName() == null || !Files.exists(parent)) {
      return Optional.empty();
    }
    Path file = parent.toRealPath().resolve(named.getFileName().toString());
    boolean inside = file.startsWith(folder.toRealPath()) && isFile(file) && !isKept(file);
    return inside ? Optional.of(file) : Optional.empty();
  }

  private boolean isKept(Path file) throws IOException {
    for (Path each : kept) {
      if (Files.exists(each) && file.startsWith(each.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
