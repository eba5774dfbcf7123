package glossary.agent.errors;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads exceptions whose methods the host has written. Whatever those throw is an answer, too: it
 * goes no further.
 */
final class Thrown {
  private static final StackTraceElement[] NO_FRAMES = {};
  private static final int CAUSES_MAX = 8;

  /** These only carry another exception to the one who called. */
  private static final String[] CARRIERS = {
    "java.io.UncheckedIOException",
    "java.lang.reflect.InvocationTargetException",
    "java.lang.reflect.UndeclaredThrowableException",
    "java.security.PrivilegedActionException",
    "java.util.concurrent.CompletionException",
    "java.util.concurrent.ExecutionException",
    "jakarta.servlet.ServletException",
    "javax.servlet.ServletException",
    "org.glassfish.jersey.server.ContainerException",
    "org.glassfish.jersey.server.internal.process.MappableException",
    "org.springframework.web.util.NestedServletException"
  };

  private Thrown() {}

  /** Empty if there is none. */
  static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (Throwable hostile) {
      return "(its getMessage throws " + type(hostile) + ")";
    }
  }

  static StackTraceElement[] frames(Throwable thrown) {
    try {
      StackTraceElement[] frames = thrown.getStackTrace();
      return frames == null ? NO_FRAMES : frames;
    } catch (Throwable hostile) {
      return NO_FRAMES;
    }
  }

  static String type(Throwable thrown) {
    return ClassNames.stable(thrown.getClass().getName());
  }

  /** The exception and its causes, each once, at most eight. */
  static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>(CAUSES_MAX);
    Throwable next = thrown;
    while (next != null && chain.size() < CAUSES_MAX && !contains(chain, next)) {
      chain.add(next);
      next = cause(next);
    }
    return chain;
  }

  /** The first of a chain that does more than carry another. */
  static Throwable essence(List<Throwable> chain) {
    int i = 0;
    while (i < chain.size() - 1 && isCarrier(chain.get(i).getClass().getName())) {
      i++;
    }
    return chain.get(i);
  }

  private static boolean isCarrier(String type) {
    for (String carrier : CARRIERS) {
      if (carrier.equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable hostile) {
      return null;
    }
  }

  /** By identity: the host may have overridden equals. */
  private static boolean contains(List<Throwable> chain, Throwable thrown) {
    for (Throwable known : chain) {
      if (known == thrown) {
        return true;
      }
    }
    return false;
  }
}
