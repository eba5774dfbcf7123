package glossary.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK for hosts that do not run on 17: the one that runs the tests if it is new enough, the one
 * that the property {@code newer.jdk} names, or a JDK 25 that is installed where Debian has them.
 */
final class NewerJdk {
  static final String NEEDED = " needs a JDK 21 or newer";
  private static final int LEAST = 21;
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private NewerJdk() {}

  static Optional<Path> home() {
    String named = System.getProperty("newer.jdk");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Runtime.version().feature() >= LEAST
        ? Optional.of(Path.of(System.getProperty("java.home")))
        : installed();
  }

  private static Optional<Path> installed() {
    try (Stream<Path> folders = Files.list(INSTALLED)) {
      return folders
          .filter(folder -> folder.getFileName().toString().contains("25"))
          .filter(folder -> Files.isExecutable(folder.resolve("bin/javac")))
          .findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
