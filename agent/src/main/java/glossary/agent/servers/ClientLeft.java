package glossary.agent.servers;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/** Tells clients that have gone from those that send something that makes no sense. */
final class ClientLeft {
  private static final int MOST_CAUSES = 10;

  private ClientLeft() {}

  /**
   * Whether a failure of reading from a connection shows that its other end is gone. The JDK throws
   * a plain {@code IOException} for some resets, and a server for malformed chunks: the first frame
   * tells which.
   */
  static boolean shows(Throwable thrown) {
    if (thrown instanceof EOFException
        || thrown instanceof SocketException
        || thrown instanceof ClosedChannelException
        || thrown instanceof SSLException) {
      return true;
    }
    StackTraceElement[] frames = thrown.getStackTrace();
    return thrown.getClass() == IOException.class
        && frames.length > 0
        && frames[0].getClassName().startsWith("sun.nio.ch.");
  }

  /** Whether that is what a failure comes from. */
  static boolean isBehind(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (shows(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Whether a server read or wrote, and not an application that has connections of its own.
   *
   * @param servers starts of the names of its classes
   */
  static boolean isFoundBy(String[] servers, Throwable thrown) {
    for (String server : servers) {
      if (isFoundBy(server, thrown)) {
        return true;
      }
    }
    return false;
  }

  static boolean isFoundBy(String server, Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("sun.")) {
        return name.startsWith(server);
      }
    }
    return false;
  }

  /** Whether an exception of that very class is what a failure comes from. */
  static boolean isCausedBy(String className, Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (cause.getClass().getName().equals(className)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Whether the end of a connection is what a failure comes from. */
  static boolean isEndOfInput(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (cause instanceof EOFException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
