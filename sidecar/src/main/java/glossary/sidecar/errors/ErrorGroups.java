package glossary.sidecar.errors;

import glossary.sidecar.errors.logs.Marking;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kinds of errors, so many at most. When there are more, one that has not come for an hour
 * makes room; while there is none, newcomers are counted together as {@code other}, so that neither
 * memory nor the log can be flooded by errors that are all different. Thread-safe.
 */
final class ErrorGroups {
  /** Fingerprint of what could not be told apart. */
  static final String OTHER = "other";

  private final int most;
  private final int loggedPerHour;
  private final Clock clock;
  private final Map<String, Group> groups = new LinkedHashMap<>(64, 0.75f, true);
  private boolean changed;

  /** What became of one error. */
  record Recorded(Marking marking, boolean isNew, ErrorGroup group) {}

  ErrorGroups(int most, int loggedPerHour, Clock clock) {
    this.most = most;
    this.loggedPerHour = loggedPerHour;
    this.clock = clock;
  }

  /**
   * Counts one error.
   *
   * @param sample asked for only if this error is to be logged
   */
  synchronized Recorded record(String fingerprint, Supplier<Sample> sample) {
    changed = true;
    long now = clock.millis();
    Group known = groups.get(fingerprint);
    Group group = known == null ? newGroup(fingerprint, sample, now) : known;
    boolean isNew = group.count == 0;
    Marking marking = group.add(now, loggedPerHour);
    if (!marking.logged()) {
      return new Recorded(marking, false, null);
    }
    if (!isNew) {
      group.sample = newer(group.sample, sample.get());
    }
    return new Recorded(marking, isNew, group.view(now));
  }

  /** Latest first. */
  synchronized List<ErrorGroup> all() {
    long now = clock.millis();
    List<ErrorGroup> all = new ArrayList<>(groups.size());
    groups.values().forEach(group -> all.add(group.view(now)));
    all.sort(Comparator.comparing(ErrorGroup::lastSeen).reversed());
    return all;
  }

  synchronized Optional<ErrorGroup> find(String fingerprint) {
    for (Group group : groups.values()) {
      if (group.fingerprint.equals(fingerprint)) {
        return Optional.of(group.view(clock.millis()));
      }
    }
    return Optional.empty();
  }

  /** Kinds of which some were only counted in an hour that is over, each told once. */
  synchronized List<Marking> takeSuppressed() {
    long now = clock.millis();
    List<Marking> taken = new ArrayList<>();
    for (Group group : groups.values()) {
      long count = group.takeSuppressed(now);
      if (count > 0) {
        taken.add(new Marking(false, group.fingerprint, count));
      }
    }
    return taken;
  }

  /** Whether anything was recorded since this was last asked. */
  synchronized boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** To be written: oldest first. */
  synchronized List<StoredGroup> stored() {
    List<StoredGroup> stored = new ArrayList<>(groups.size());
    groups.values().forEach(group -> stored.add(StoredGroup.of(group)));
    return stored;
  }

  /** What an earlier process wrote, oldest first; the newest are kept if there are too many. */
  synchronized void restore(List<StoredGroup> stored) {
    List<StoredGroup> newest = stored.subList(Math.max(0, stored.size() - most), stored.size());
    newest.forEach(each -> groups.put(each.fingerprint(), each.restored()));
  }

  private Group newGroup(String fingerprint, Supplier<Sample> sample, long now) {
    if (groups.size() >= most) {
      Iterator<Group> eldest = groups.values().iterator();
      if (!eldest.next().isStale(now)) {
        return other(sample, now);
      }
      eldest.remove();
    }
    Group group = new Group(fingerprint, sample.get(), now, new Rates());
    groups.put(fingerprint, group);
    return group;
  }

  /** Beyond the number of groups by one. */
  private Group other(Supplier<Sample> sample, long now) {
    return groups.computeIfAbsent(OTHER, name -> new Group(OTHER, sample.get(), now, new Rates()));
  }

  /** Keeps a stack, and the higher level. */
  private static Sample newer(Sample before, Sample now) {
    return new Sample(
        now.level().compareTo(before.level()) > 0 ? now.level() : before.level(),
        now.type(),
        now.message(),
        now.endpoint(),
        now.requestId(),
        now.traceId(),
        now.host(),
        now.stack().isEmpty() ? before.stack() : now.stack());
  }
}
