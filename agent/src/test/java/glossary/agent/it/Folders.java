package glossary.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where the build puts things. */
final class Folders {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  static final Path AGENT = TARGET.resolve("glossary-agent.jar");
  static final Path TEST_CLASSES = TARGET.resolve("test-classes");
  static final Path PEERS = TARGET.resolve("peers");

  private Folders() {}

  /** An empty folder, kept after the test for whoever wants to know why it failed. */
  static Path fresh(String name) throws IOException {
    Path parent = Files.createDirectories(TARGET.resolve("it"));
    return Files.createTempDirectory(parent, name + "-");
  }

  /** The one file in a folder whose name begins so. */
  static Path only(Path folder, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
      if (found.size() != 1) {
        throw new IOException(start + "* in " + folder + ": " + found);
      }
      return found.get(0);
    }
  }

  /** The option that gives an agent a telemetry folder of its own. */
  static String telemetry() throws IOException {
    return "telemetry.dir=" + fresh("telemetry");
  }

  /** The files that hosts serve; the same and equally old for all. */
  static Path website() throws IOException {
    Path site = TARGET.resolve("it/website");
    Files.createDirectories(site.resolve("static"));
    page(site.resolve("static/hello.txt"), "Hello from a file.\n");
    page(site.resolve("static/page.html"), "<!doctype html><title>File</title>\n");
    return site;
  }

  private static void page(Path file, String content) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, content, UTF_8);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-02-29T12:00:00Z")));
    }
  }
}
