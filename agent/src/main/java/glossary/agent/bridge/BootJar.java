package glossary.agent.bridge;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Puts one class on the boot class path, in a jar of its own that is gone with the JVM. */
final class BootJar {
  private BootJar() {}

  static void append(byte[] bytes, Instrumentation instrumentation) {
    try {
      File file = File.createTempFile("glossary-bridge", ".jar");
      file.deleteOnExit();
      try (JarOutputStream jar = new JarOutputStream(new FileOutputStream(file))) {
        jar.putNextEntry(new ZipEntry(Bridge.NAME.replace('.', '/') + ".class"));
        jar.write(bytes);
        jar.closeEntry();
      }
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file));
    } catch (IOException failed) {
      throw new IllegalStateException("no temporary file can be written", failed);
    }
  }
}
