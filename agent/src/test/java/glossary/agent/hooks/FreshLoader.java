package glossary.agent.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads classes anew whose names begin with a prefix, changed if the test wants it. */
final class FreshLoader extends ClassLoader {
  private final String prefix;
  private final Change change;

  /** Makes the class file that is loaded. */
  interface Change {
    byte[] of(String className, byte[] bytes);
  }

  FreshLoader(String prefix, Change change) {
    super(FreshLoader.class.getClassLoader());
    this.prefix = prefix;
    this.change = change;
  }

  static Class<?> sample() throws ClassNotFoundException {
    return new FreshLoader(Sample.class.getName(), (name, bytes) -> bytes)
        .loadClass(Sample.class.getName());
  }

  static byte[] bytes(String className) {
    String file = className.replace('.', '/') + ".class";
    try (InputStream in = FreshLoader.class.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = change.of(name, bytes(name));
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
