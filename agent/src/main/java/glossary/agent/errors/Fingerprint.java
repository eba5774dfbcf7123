package glossary.agent.errors;

import java.util.List;

/**
 * The identity of a fault: its type and the methods of the application at the top of its stack.
 * Line numbers, messages and generated names have no part in it, so that it outlives a new build.
 */
final class Fingerprint {
  private static final int FRAMES = 5;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long hash = FNV_OFFSET;

  private Fingerprint() {}

  /** Of a chain of causes, outermost first; never empty. */
  static String of(List<Throwable> chain, boolean handled) {
    Throwable essence = Thrown.essence(chain);
    Fingerprint print = new Fingerprint().add(handled ? "handled" : "").add(Thrown.type(essence));
    for (StackTraceElement frame : ApplicationFrames.top(telling(chain, essence), FRAMES)) {
      print
          .add(ClassNames.stable(frame.getClassName()))
          .add(ClassNames.stableMethod(frame.getMethodName()));
    }
    return print.hex();
  }

  /** Of a response without an exception, which has nothing but its status and route. */
  static String of(String type, String route, boolean handled) {
    return new Fingerprint().add(handled ? "handled" : "").add(type).add(route).hex();
  }

  /** The frames that lead to the application: of a cause, if the exception itself has none. */
  private static StackTraceElement[] telling(List<Throwable> chain, Throwable essence) {
    StackTraceElement[] own = Thrown.frames(essence);
    if (ApplicationFrames.hasOwn(own)) {
      return own;
    }
    for (Throwable cause : chain) {
      StackTraceElement[] frames = Thrown.frames(cause);
      if (ApplicationFrames.hasOwn(frames)) {
        return frames;
      }
    }
    return own;
  }

  private Fingerprint add(String part) {
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ '\n') * FNV_PRIME;
    return this;
  }

  private String hex() {
    StringBuilder text = new StringBuilder(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (hash >>> shift) & 0xf, 16));
    }
    return text.toString();
  }
}
