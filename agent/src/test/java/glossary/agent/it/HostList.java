package glossary.agent.it;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints for each server that the property {@code servers} chooses a line of its name, its host's
 * main class, class path, argument and Java home, with tabs: for {@code examples/benchmarks/agent}.
 */
final class HostList {
  private HostList() {}

  public static void main(String[] none) throws Exception {
    String website = Folders.website().toString();
    for (ServerUnderTest server : ServerUnderTest.chosen().toList()) {
      String path =
          server.classPath().stream()
              .map(entry -> entry.toAbsolutePath().toString())
              .collect(Collectors.joining(File.pathSeparator));
      System.out.println(
          String.join(
              "\t",
              List.of(
                  server.toString(),
                  server.mainClass(),
                  path,
                  website,
                  server.javaHome().toString())));
    }
  }
}
