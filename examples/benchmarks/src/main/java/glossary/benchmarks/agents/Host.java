package glossary.benchmarks.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is started with each agent.
 *
 * @param argument of the main class; null for the port, which the others choose and write to
 *     standard output as {@code READY port}
 * @param path to ask for
 * @param javaHome of the JDK that runs it
 */
record Host(
    String name,
    String mainClass,
    String classPath,
    String argument,
    String path,
    String javaHome) {
  private static final String THIS_JAVA = System.getProperty("java.home");
  private static final String OWN = System.getProperty("java.class.path");

  /** The hello-worlds. */
  static List<Host> own() {
    return List.of(
        new Host("JDK server", "glossary.benchmarks.HelloServer", OWN, null, "/", THIS_JAVA),
        new Host("Tomcat", "glossary.benchmarks.HelloTomcat", OWN, null, "/", THIS_JAVA));
  }

  /**
   * Those of the agent's contract suite: name, main class, class path, argument, Java home, with
   * tabs.
   */
  static List<Host> listed(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t"))
        .map(words -> new Host(words[0], words[1], words[2], words[3], "/shop/app/text", words[4]))
        .toList();
  }

  /** The port that it has chosen; -1 while it has not said. */
  static int readyPort(Path output) throws IOException {
    return Files.readAllLines(output).stream()
        .filter(line -> line.matches("READY \\d+"))
        .mapToInt(line -> Integer.parseInt(line.substring("READY ".length())))
        .findFirst()
        .orElse(-1);
  }
}
