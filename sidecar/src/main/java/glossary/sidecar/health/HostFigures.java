package glossary.sidecar.health;

import java.util.List;

/** What health asks of the hosts whose agents publish. */
@FunctionalInterface
public interface HostFigures {
  /** None publishes. */
  HostFigures NONE = List::of;

  /**
   * One host JVM.
   *
   * @param name the agent's name
   * @param state {@code running}, {@code hung}, {@code exited} or {@code crashed}
   * @param pid its process
   * @param requests of the last five minutes
   */
  record Host(String name, String state, long pid, ResponseTimes requests) {}

  /** Asked every ten seconds, on a background thread; must take milliseconds at most. */
  List<Host> hosts();
}
