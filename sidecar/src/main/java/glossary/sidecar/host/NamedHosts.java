package glossary.sidecar.host;

import glossary.api.telemetry.HostState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All instances of one name together, at one moment.
 *
 * @param hosts those that are still known
 * @param totals of all there ever were, the ended ones included, so that no counter ever goes back
 */
record NamedHosts(String name, List<Host> hosts, Totals totals, long nowMillis) {

  static Collection<NamedHosts> all(HostsSnapshot snapshot, long nowMillis) {
    Map<String, List<Host>> byName = new TreeMap<>();
    snapshot.carried().keySet().forEach(name -> byName.put(name, List.of()));
    Set<String> present = new LinkedHashSet<>();
    for (Host host : snapshot.hosts()) {
      if (present.add(host.name())) {
        byName.put(host.name(), new ArrayList<>());
      }
      byName.get(host.name()).add(host);
    }
    List<NamedHosts> names = new ArrayList<>();
    byName.forEach(
        (name, hosts) ->
            names.add(
                new NamedHosts(
                    name, hosts, totals(snapshot.carried().get(name), hosts), nowMillis)));
    return names;
  }

  /** The oldest first, so that what has a place keeps it. */
  private static Totals totals(Totals carried, List<Host> hosts) {
    Totals totals = carried == null ? new Totals() : carried.copy();
    for (int i = hosts.size() - 1; i >= 0; i--) {
      totals.add(hosts.get(i));
    }
    return totals;
  }

  boolean up() {
    return hosts.stream().anyMatch(host -> host.state(nowMillis) == HostState.RUNNING);
  }

  /** Of those that live. */
  long inFlight() {
    return hosts.stream().filter(host -> !host.ended()).mapToLong(Host::inFlight).sum();
  }

  /** Since the youngest sign of life. */
  long ageMillis() {
    return Math.max(0, nowMillis - totals.seenMillis);
  }
}
