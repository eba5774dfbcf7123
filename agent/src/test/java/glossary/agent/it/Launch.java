package glossary.agent.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a child JVM is started.
 *
 * @param flags before the main class
 * @param environment added to that of the tests
 * @param prefix a command that runs the rest
 */
record Launch(
    Path javaHome,
    List<String> flags,
    List<Path> classPath,
    List<String> main,
    Map<String, String> environment,
    List<String> prefix) {
  private static final List<String> SMALL =
      List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  static Launch of(ServerUnderTest server) {
    return of(server.classPath(), server.mainClass()).javaHome(server.javaHome());
  }

  static Launch of(List<Path> classPath, String... main) {
    Path javaHome = Path.of(System.getProperty("java.home"));
    return new Launch(javaHome, SMALL, classPath, List.of(main), Map.of(), List.of());
  }

  /** As {@code java -jar}, which overrides the class path. */
  static Launch packed(Path jar) {
    return of(List.of(), "-jar", jar.toString());
  }

  /** Adds flags behind those that are there. */
  Launch flags(String... more) {
    List<String> all = Stream.concat(flags.stream(), Stream.of(more)).toList();
    return new Launch(javaHome, all, classPath, main, environment, prefix);
  }

  Launch agent(String options) {
    return agent(Folders.AGENT, options);
  }

  Launch agent(Path jar, String options) {
    return flags("-javaagent:" + jar + (options.isEmpty() ? "" : "=" + options));
  }

  Launch javaHome(Path home) {
    return new Launch(home, flags, classPath, main, environment, prefix);
  }

  Launch prefix(String... words) {
    return new Launch(javaHome, flags, classPath, main, environment, List.of(words));
  }

  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(SEPARATOR)));
    command.addAll(main);
    command.addAll(List.of(arguments));
    return command;
  }

  private static final String SEPARATOR = File.pathSeparator;
}
