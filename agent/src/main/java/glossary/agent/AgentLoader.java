package glossary.agent;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent's inside from {@code inst/} of its own jar, so that neither its classes nor its
 * libraries are seen by the host. Sees the JDK and nothing of the host.
 */
final class AgentLoader extends ClassLoader implements Closeable {
  private static final String FOLDER = "inst/";
  private static final int CHUNK = 8192;

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;

  AgentLoader(File jar) throws IOException {
    super(jdk());
    this.jar = new JarFile(jar, false);
  }

  /**
   * The loader of the JDK's modules, and on Java 8 that of its extensions. Asked for by name it
   * would have to be called by reflection, which costs a start 20 ms.
   */
  private static ClassLoader jdk() {
    ClassLoader loader = AgentLoader.class.getClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classFile(name.replace('.', '/'));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length, AgentLoader.class.getProtectionDomain());
  }

  /** Class files only. */
  @Override
  public InputStream getResourceAsStream(String name) {
    if (!name.endsWith(".class")) {
      return super.getResourceAsStream(name);
    }
    byte[] bytes = classFile(name.substring(0, name.length() - ".class".length()));
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  private byte[] classFile(String name) {
    ZipEntry entry = jar.getEntry(FOLDER + name + ".classdata");
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return read(in, new byte[Math.max(CHUNK, (int) entry.getSize())]);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the agent's jar can no longer be read", unreadable);
    }
  }

  private static byte[] read(InputStream in, byte[] room) throws IOException {
    byte[] bytes = room;
    int length = 0;
    for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
      length += n;
      if (length == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, length * 2);
      }
    }
    return java.util.Arrays.copyOf(bytes, length);
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
