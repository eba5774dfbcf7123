package glossary.agent.errors;

import java.util.ArrayList;
import java.util.List;

/** Tells the frames of the application from those of the JDK, servers and frameworks. */
final class ApplicationFrames {
  private static final int DEEPEST = 512;

  private static final String[] FOREIGN = {
    "java.",
    "javax.",
    "jakarta.",
    "jdk.",
    "sun.",
    "com.sun.",
    "org.apache.catalina.",
    "org.apache.coyote.",
    "org.apache.tomcat.",
    "org.apache.jasper.",
    "org.eclipse.jetty.",
    "io.undertow.",
    "org.xnio.",
    "org.jboss.",
    "org.springframework.",
    "org.glassfish.jersey.",
    "io.javalin.",
    "spark.",
    "glossary.agent."
  };

  private ApplicationFrames() {}

  /**
   * The first frames of the application, without repetitions; if there are none, the first frames.
   *
   * @return fewer than {@code most} if there are no more; never null elements
   */
  static List<StackTraceElement> top(StackTraceElement[] frames, int most) {
    List<StackTraceElement> own = select(frames, most, true);
    return own.isEmpty() ? select(frames, most, false) : own;
  }

  static boolean hasOwn(StackTraceElement[] frames) {
    return !select(frames, 1, true).isEmpty();
  }

  private static List<StackTraceElement> select(
      StackTraceElement[] frames, int most, boolean ownOnly) {
    List<StackTraceElement> chosen = new ArrayList<>(most);
    for (int i = 0; i < Math.min(frames.length, DEEPEST) && chosen.size() < most; i++) {
      StackTraceElement frame = frames[i];
      if (frame != null
          && !(ownOnly && isForeign(frame.getClassName()))
          && !isRepeated(chosen, frame)) {
        chosen.add(frame);
      }
    }
    return chosen;
  }

  /** Recursion ends at another depth every time. */
  private static boolean isRepeated(List<StackTraceElement> chosen, StackTraceElement frame) {
    for (StackTraceElement known : chosen) {
      if (known.getClassName().equals(frame.getClassName())
          && known.getMethodName().equals(frame.getMethodName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForeign(String type) {
    for (String prefix : FOREIGN) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
