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
 * All instances of one name together, at one moment: counts are of all there ever were, the ended
 * ones included, so that no counter ever goes back.
 *
 * @param hosts those that are still known
 * @param carried of those that are not; null for none
 * @param counts all but requests
 */
record NamedHosts(String name, List<Host> hosts, Totals carried, Totals counts, long nowMillis) {

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
    byName.forEach((name, hosts) -> names.add(of(name, hosts, snapshot, nowMillis)));
    return names;
  }

  private static NamedHosts of(
      String name, List<Host> hosts, HostsSnapshot snapshot, long nowMillis) {
    Totals carried = snapshot.carried().get(name);
    Totals counts = new Totals();
    if (carried != null) {
      counts.addCounts(carried);
    }
    for (int i = hosts.size() - 1; i >= 0; i--) {
      counts.addCounts(hosts.get(i));
    }
    return new NamedHosts(name, hosts, carried, counts, nowMillis);
  }

  /**
   * Added up at each call, so that a scrape never holds those of all names at once. The oldest
   * first, so that what has a place keeps it.
   */
  Map<RequestKey, long[]> requests() {
    Totals sum = new Totals();
    if (carried != null) {
      sum.addRequests(carried);
    }
    for (int i = hosts.size() - 1; i >= 0; i--) {
      sum.addRequests(hosts.get(i).figures());
    }
    return sum.requests;
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
    return Math.max(0, nowMillis - counts.seenMillis);
  }
}
