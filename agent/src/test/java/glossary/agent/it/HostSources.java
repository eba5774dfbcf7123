package glossary.agent.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles a host against the very version of a server that it runs on, which is another one than
 * the tests are compiled with. What is written for {@code jakarta.servlet} and its WebSockets
 * serves a {@code javax.servlet} container after the packages are renamed.
 */
final class HostSources {
  private static final String PACKAGE = "com/example/shop";
  private static final List<Path> WRITTEN =
      List.of(
          Path.of("src/test/java").resolve(PACKAGE), Path.of("src/hosts/java").resolve(PACKAGE));
  private static final Map<String, Path> CLASSES = new HashMap<>();

  private HostSources() {}

  /**
   * The folder of classes, made when it is first asked for.
   *
   * @param name of the server and its version
   * @param javaHome whose compiler is taken
   * @param host a class that others may belong to
   */
  static synchronized Path compiled(
      String name, Path javaHome, String host, boolean javax, List<Path> jars) {
    return CLASSES.computeIfAbsent(
        name,
        absent -> {
          try {
            return compile(javaHome, sources(javax), host, jars);
          } catch (IOException failure) {
            throw new UncheckedIOException("the host of " + name, failure);
          }
        });
  }

  /** As the other, by the JDK that runs the tests. */
  static Path compiled(String name, String host, boolean javax, List<Path> jars) {
    return compiled(name, Path.of(System.getProperty("java.home")), host, javax, jars);
  }

  private static Path sources(boolean javax) throws IOException {
    Path sources = Folders.fresh("sources");
    Path target = Files.createDirectories(sources.resolve(PACKAGE));
    for (Path folder : WRITTEN) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String text = Files.readString(file);
          Files.writeString(
              target.resolve(file.getFileName()),
              javax ? text.replaceAll("jakarta\\.(servlet|websocket|ws\\.rs)", "javax.$1") : text);
        }
      }
    }
    return sources;
  }

  private static Path compile(Path javaHome, Path sources, String host, List<Path> jars)
      throws IOException {
    Path classes = Folders.fresh("classes");
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-implicit:class"));
    arguments.addAll(List.of("-d", classes.toString(), "-sourcepath", sources.toString(), "-cp"));
    arguments.add(
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    for (String root : List.of(host, "RecordingLogManager")) {
      arguments.add(sources.resolve(PACKAGE).resolve(root + ".java").toString());
    }
    int code = run(javaHome, arguments);
    if (code != 0) {
      throw new IOException("the compiler's exit code is " + code);
    }
    return classes;
  }

  /** Another JDK's compiler, which alone reads what needs that JDK, has a process of its own. */
  private static int run(Path javaHome, List<String> arguments) throws IOException {
    if (javaHome.equals(Path.of(System.getProperty("java.home")))) {
      return ToolProvider.getSystemJavaCompiler()
          .run(null, null, System.err, arguments.toArray(String[]::new));
    }
    List<String> command = new ArrayList<>(arguments);
    command.add(0, javaHome.resolve("bin/javac").toString());
    Path log = Folders.fresh("javac").resolve("output.log");
    Process compiler =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int code = compiler.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(Files.readString(log));
    }
    return code;
  }
}
