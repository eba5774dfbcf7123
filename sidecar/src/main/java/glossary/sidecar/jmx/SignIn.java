package glossary.sidecar.jmx;

import java.net.InetAddress;

/** Lets a client in by its password. Thread-safe. */
@FunctionalInterface
public interface SignIn {
  /**
   * @throws SecurityException if it is not let in; the client sees the message
   */
  void admit(String password, InetAddress client);
}
