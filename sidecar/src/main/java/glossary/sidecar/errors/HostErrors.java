package glossary.sidecar.errors;

import glossary.api.telemetry.ErrorGroup;
import java.util.List;

/** What the agents of hosts tell of errors there. Answers at once, from memory. */
@FunctionalInterface
public interface HostErrors {
  /** Where no host is watched. */
  HostErrors NONE = List::of;

  List<OfHost> groups();

  /**
   * Errors of one kind in one host.
   *
   * @param host the name it goes by
   */
  record OfHost(String host, ErrorGroup group) {}
}
