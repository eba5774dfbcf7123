package glossary.sidecar.alerts;

import java.io.IOException;
import java.util.List;

/** One way to people. Used by one thread. */
interface Channel extends AutoCloseable {

  /** Its name in the log. */
  String name();

  /** How many alerts it takes at once. */
  int batch();

  /**
   * Sends them; blocks for some seconds at most.
   *
   * @throws IOException to be tried again later
   * @throws RefusedException if trying again is of no use
   */
  void send(List<Alert> alerts) throws IOException, RefusedException;

  @Override
  default void close() {}
}
