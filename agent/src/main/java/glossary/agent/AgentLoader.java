package glossary.agent;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
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
      return read(in, new byte[(int) entry.getSize()]);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the agent's jar can no longer be read", unreadable);
    }
  }

  /** The directory of a jar knows the size of each entry. */
  private static byte[] read(InputStream in, byte[] bytes) throws IOException {
    int length = 0;
    while (length < bytes.length) {
      int n = in.read(bytes, length, bytes.length - length);
      if (n < 0) {
        throw new EOFException();
      }
      length += n;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
