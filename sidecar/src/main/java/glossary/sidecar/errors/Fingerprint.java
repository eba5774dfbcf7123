package glossary.sidecar.errors;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.HexFormat;

/**
 * The identity of a kind of error: the types of an exception and of its innermost cause, and our
 * own methods at the top of the stack. Line numbers, messages and generated names have no part in
 * it, so that it outlives a new build.
 */
final class Fingerprint {
  private static final String OURS = "glossary.";
  private static final int FRAMES = 5;
  private static final int DEEPEST_CAUSE = 16;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long hash = FNV_OFFSET;

  private Fingerprint() {}

  /** Of what has no exception, by what tells it from others. */
  static String of(String... parts) {
    Fingerprint print = new Fingerprint();
    for (String part : parts) {
      print.add(part);
    }
    return print.hex();
  }

  static String of(IThrowableProxy thrown) {
    IThrowableProxy root = root(thrown);
    Fingerprint print = new Fingerprint().add(thrown.getClassName()).add(root.getClassName());
    if (!print.addFrames(thrown, true) && !print.addFrames(root, true)) {
      print.addFrames(root, false);
    }
    return print.hex();
  }

  private static IThrowableProxy root(IThrowableProxy thrown) {
    IThrowableProxy root = thrown;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** The first distinct methods, ours only or any; false if there was none. */
  private boolean addFrames(IThrowableProxy thrown, boolean oursOnly) {
    String last = "";
    int added = 0;
    for (StackTraceElementProxy each : thrown.getStackTraceElementProxyArray()) {
      StackTraceElement frame = each.getStackTraceElement();
      String method = stable(frame.getClassName()) + '.' + stable(frame.getMethodName());
      boolean counts = !oursOnly || method.startsWith(OURS);
      if (counts && !method.equals(last) && added < FRAMES) {
        add(method);
        last = method;
        added++;
      }
    }
    return added > 0;
  }

  /** Without what a compiler or the JVM numbers. */
  private static String stable(String name) {
    int generated = name.indexOf("$$");
    String own = generated < 0 ? name : name.substring(0, generated);
    int end = own.length();
    while (end > 0 && (Character.isDigit(own.charAt(end - 1)) || own.charAt(end - 1) == '$')) {
      end--;
    }
    return own.substring(0, end);
  }

  private Fingerprint add(String part) {
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ '\n') * FNV_PRIME;
    return this;
  }

  private String hex() {
    return HexFormat.of().toHexDigits(hash);
  }
}
