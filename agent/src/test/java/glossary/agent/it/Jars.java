package glossary.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Packs test classes: archives of shared classes know jars only. */
final class Jars {

  private Jars() {}

  /** The server's class path with the hosts in a jar. */
  static List<Path> classPath(ServerUnderTest server) throws IOException {
    List<Path> path = new ArrayList<>(server.classPath());
    path.remove(Folders.TEST_CLASSES);
    path.add(0, hosts(new Manifest()));
    return path;
  }

  static Path agentThatDoesNothing() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "com.example.shop.NothingAgent");
    return hosts(manifest);
  }

  private static Path hosts(Manifest manifest) throws IOException {
    Path jar = Folders.fresh("jar").resolve("hosts.jar");
    Path shop = Folders.TEST_CLASSES.resolve("com/example/shop");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> classes = Files.list(shop)) {
      for (Path file : classes.sorted().toList()) {
        out.putNextEntry(new JarEntry("com/example/shop/" + file.getFileName()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
