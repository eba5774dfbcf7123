package glossary.agent.errors;

import glossary.api.telemetry.ErrorGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The groups by fingerprint, and the latest group of a kind for when stacks are not walked. */
final class GroupTable {
  private static final String OTHER = "{other}";
  private static final String OTHER_FINGERPRINT = "0000000000000000";
  private static final int KINDS_PER_GROUP = 4;

  private final int most;
  private final Map<String, Group> groups = new ConcurrentHashMap<>();
  private final Map<String, Group> latestOfKind = new ConcurrentHashMap<>();
  private volatile Group other;

  GroupTable(int most) {
    this.most = most;
  }

  /** Null if it is not known. */
  Group find(String fingerprint) {
    return groups.get(fingerprint);
  }

  /** {@code added} itself, one that another thread was quicker to add, or the one for the rest. */
  synchronized Group add(String fingerprint, Group added) {
    Group known = groups.get(fingerprint);
    if (known != null) {
      return known;
    }
    if (groups.size() >= most) {
      return other(added.latest());
    }
    groups.put(fingerprint, added);
    return added;
  }

  boolean isFull() {
    return groups.size() >= most;
  }

  synchronized Group other(Occurrence occurrence) {
    if (other == null) {
      other = new Group(OTHER_FINGERPRINT, OTHER, false, "", occurrence);
    }
    return other;
  }

  /** The latest group of the kind; null if there was none yet and one can still be noted. */
  Group withoutWalk(String kind, Occurrence occurrence) {
    Group latest = latestOfKind.get(kind);
    return latest == null && !hasRoom() ? other(occurrence) : latest;
  }

  void latestOf(String kind, Group group) {
    if (hasRoom() || latestOfKind.containsKey(kind)) {
      latestOfKind.put(kind, group);
    }
  }

  private boolean hasRoom() {
    return latestOfKind.size() < most * KINDS_PER_GROUP;
  }

  /** Most frequent first. */
  List<ErrorGroup> snapshot() {
    List<ErrorGroup> all = new ArrayList<>();
    for (Group group : groups.values()) {
      all.add(group.snapshot());
    }
    Group rest = other;
    if (rest != null) {
      all.add(rest.snapshot());
    }
    Collections.sort(all, new MostFrequentFirst());
    return all;
  }

  private static final class MostFrequentFirst implements Comparator<ErrorGroup> {
    @Override
    public int compare(ErrorGroup one, ErrorGroup other) {
      return Long.compare(other.count, one.count);
    }
  }
}
