package glossary.sidecar.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder for this user only, for all that the demo writes; deleted when closed. */
public record DemoFolder(Path path) implements AutoCloseable {

  /**
   * @throws IOException whose message says what to do
   */
  public static DemoFolder create() throws IOException {
    try {
      return new DemoFolder(Files.createTempDirectory("glossary-demo-").toRealPath());
    } catch (IOException failed) {
      throw new IOException(
          "No folder can be made in "
              + System.getProperty("java.io.tmpdir")
              + "; make it writable, or name another with -Djava.io.tmpdir.",
          failed);
    }
  }

  /** Heeds that other parts of an ending process delete files of theirs at the same time. */
  @Override
  public void close() throws IOException {
    Files.walkFileTree(path, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return super.postVisitDirectory(folder, failure);
    }
  }
}
