package glossary.agent.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;

/**
 * Makes {@code java.lang.GlossaryBridgeV1} known to every class loader of this JVM. On Java 9 and
 * newer it is defined through a lookup, which leaves the boot class path and with it the host's
 * shared archives alone; on Java 8 the boot class path is all there is.
 */
public final class Bridge {
  public static final String NAME = "java.lang.GlossaryBridgeV1";
  private static final int MOST_BYTES = 1 << 16;

  private Bridge() {}

  /**
   * Finds the bridge or defines it.
   *
   * @throws IllegalStateException if this JVM allows neither
   */
  public static void ensure(Instrumentation instrumentation) {
    Modules.use(instrumentation);
    if (isThere()) {
      return;
    }
    byte[] bytes = classFile();
    Throwable refused = JavaLang.define(bytes);
    if (refused != null) {
      BootJar.append(bytes, instrumentation);
    }
    if (!isThere()) {
      throw new IllegalStateException("this JVM allows no bridge to its classes", refused);
    }
  }

  private static boolean isThere() {
    try {
      Class.forName(NAME, true, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static byte[] classFile() {
    String file = NAME.replace('.', '/') + ".class";
    try (InputStream in = Bridge.class.getClassLoader().getResourceAsStream(file)) {
      byte[] bytes = new byte[MOST_BYTES];
      int length = 0;
      for (int n = 0; n >= 0; n = in.read(bytes, length, bytes.length - length)) {
        length += n;
      }
      return java.util.Arrays.copyOf(bytes, length);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the agent's jar cannot be read", unreadable);
    }
  }
}
