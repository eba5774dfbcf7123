package glossary.sidecar.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All hosts at one moment. Immutable.
 *
 * @param atMillis when this was looked up; 0 before the first look
 * @param hosts those that live first, then by start, youngest first
 * @param folder where agents publish
 * @param problem why the folder can't be read, as a sentence that names it; null if it can
 * @param unreadable what is named like a telemetry file and is none that can be read
 * @param carried by name, what was counted and is in no host's figures any more
 */
public record HostsSnapshot(
    long atMillis,
    List<Host> hosts,
    String folder,
    String problem,
    List<Unreadable> unreadable,
    Map<String, Totals> carried) {

  static final Comparator<Host> ORDER =
      Comparator.comparing(Host::ended)
          .thenComparing(
              Comparator.comparingLong((Host host) -> host.telemetry().identity.startMillis)
                  .reversed());

  /**
   * A file that can't be read.
   *
   * @param file its name
   * @param reason a sentence
   */
  public record Unreadable(String file, String reason) {}

  static HostsSnapshot none(String folder) {
    return new HostsSnapshot(0, List.of(), folder, null, List.of(), Map.of());
  }

  public Optional<Host> find(String id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findAny();
  }
}
