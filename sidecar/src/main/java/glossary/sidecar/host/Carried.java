package glossary.sidecar.host;

import glossary.api.telemetry.Figures;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was counted by name and is in no host's figures any more: of hosts that are no longer kept,
 * and of counters that were set back. Each change is written before anything is deleted, so that
 * nothing is counted twice or lost when the sidecar is killed. One thread at a time.
 */
final class Carried {
  private static final Logger LOG = LoggerFactory.getLogger(Carried.class);
  static final int MOST_DROPPED = 2000;
  private static final int MOST_NAMES = 200;

  private final EndedHosts store;
  private Map<String, Totals> names = new TreeMap<>();
  private final Set<String> dropped = new LinkedHashSet<>();
  private boolean unsaved;

  Carried(EndedHosts store) {
    this.store = store;
  }

  void load() {
    try {
      TotalsFile.Content content = store.totals().read();
      names = new TreeMap<>(content.names());
      dropped.addAll(content.dropped());
    } catch (IOException | RuntimeException failed) {
      LOG.warn(
          "The totals of earlier hosts can't be read ({}); their counters start again",
          failed.getMessage());
    }
  }

  /** Never changed afterwards. */
  Map<String, Totals> names() {
    return names;
  }

  /** Whether the figures of a host are in here. */
  boolean hasDropped(String id) {
    return dropped.contains(id);
  }

  /** Counts a host that is not to be kept any more. */
  void drop(Host host) {
    Totals totals = copy(host.name());
    totals.add(host);
    put(host.name(), totals);
    dropped.add(host.id());
    for (Iterator<String> ids = dropped.iterator(); dropped.size() > MOST_DROPPED; ) {
      ids.next();
      ids.remove();
    }
  }

  /** A dropped one that lives again counts by itself. */
  void revived(String id) {
    unsaved |= dropped.remove(id);
  }

  /** Counts what the next figures of a host will have forgotten. */
  void forgotten(Host host, Figures next) {
    Totals totals = copy(host.name());
    if (next != Figures.NONE && totals.addForgotten(host.figures(), next)) {
      totals.seenMillis = host.readMillis();
      put(host.name(), totals);
    }
  }

  /**
   * Names that no host has had for so long are forgotten; of too many, those unseen for longest.
   */
  void forgetNames(Set<String> present, long beforeMillis) {
    Map<String, Totals> kept = new TreeMap<>(names);
    kept.entrySet()
        .removeIf(
            name -> !present.contains(name.getKey()) && name.getValue().seenMillis < beforeMillis);
    while (kept.size() > MOST_NAMES) {
      kept.remove(oldest(kept));
    }
    if (kept.size() < names.size()) {
      names = kept;
      unsaved = true;
    }
  }

  private static String oldest(Map<String, Totals> names) {
    String oldest = null;
    for (Map.Entry<String, Totals> each : names.entrySet()) {
      if (oldest == null || each.getValue().seenMillis < names.get(oldest).seenMillis) {
        oldest = each.getKey();
      }
    }
    return oldest;
  }

  /**
   * Writes what has changed.
   *
   * @throws IOException if that is not possible; it is tried again next time
   */
  void save() throws IOException {
    if (unsaved) {
      store.totals().write(names, dropped);
      unsaved = false;
    }
  }

  private Totals copy(String name) {
    Totals totals = names.get(name);
    return totals == null ? new Totals() : totals.copy();
  }

  private void put(String name, Totals totals) {
    Map<String, Totals> changed = new TreeMap<>(names);
    changed.put(name, totals);
    names = changed;
    unsaved = true;
  }
}
