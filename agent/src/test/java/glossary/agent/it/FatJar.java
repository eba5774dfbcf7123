package glossary.agent.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Packs an application as Spring Boot's Maven plugin does: its launcher, and jars in the jar. */
final class FatJar {
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";

  /** In the order of Boot's versions. */
  private static final List<String> LAUNCHERS =
      List.of(
          "org.springframework.boot.loader.launch.JarLauncher",
          "org.springframework.boot.loader.JarLauncher");

  private FatJar() {}

  /**
   * @param loader Boot's jar with the launcher
   * @param classes the folder of the application's own
   */
  static Path pack(Path loader, Path classes, List<Path> libraries, String mainClass)
      throws IOException {
    Path packed = Folders.fresh("fat").resolve("shop.jar");
    try (JarFile launching = new JarFile(loader.toFile());
        OutputStream file = Files.newOutputStream(packed);
        JarOutputStream jar = new JarOutputStream(file, manifest(launching, mainClass))) {
      for (JarEntry entry : launching.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = launching.getInputStream(entry)) {
            store(jar, entry.getName(), in.readAllBytes());
          }
        }
      }
      for (String folder : List.of("BOOT-INF/", CLASSES, LIBRARIES)) {
        store(jar, folder, new byte[0]);
      }
      for (Path own : files(classes)) {
        String name = classes.relativize(own).toString().replace('\\', '/');
        store(jar, CLASSES + name, Files.readAllBytes(own));
      }
      for (Path library : libraries) {
        store(jar, LIBRARIES + library.getFileName(), Files.readAllBytes(library));
      }
    }
    return packed;
  }

  private static Manifest manifest(JarFile loader, String mainClass) {
    String launcher =
        LAUNCHERS.stream()
            .filter(name -> loader.getEntry(name.replace('.', '/') + ".class") != null)
            .findFirst()
            .orElseThrow();
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, launcher);
    attributes.putValue("Start-Class", mainClass);
    attributes.putValue("Spring-Boot-Classes", CLASSES);
    attributes.putValue("Spring-Boot-Lib", LIBRARIES);
    return manifest;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The launcher reads jars within the jar only as they are. */
  private static void store(JarOutputStream jar, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    JarEntry entry = new JarEntry(name);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
