package glossary.sidecar.host;

import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.sidecar.host.HostsSnapshot.Unreadable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of all hosts, brought up to date by each look. One thread at a time. */
final class HostBook {
  private static final Logger LOG = LoggerFactory.getLogger(HostBook.class);

  /** How long a host that has ended is shown and its files are kept. */
  static final Duration KEPT = Duration.ofDays(1);

  /** Of hosts that have ended; older ones are only counted. */
  static final int MOST_ENDED = 20;

  /** An agent whose file was deleted makes it again within a minute. */
  static final Duration AWAITED = Duration.ofMinutes(2);

  private static final int MOST_UNREADABLE = 50;

  private final HostFolder folder;
  private final EndedHosts kept;
  private final Carried carried;
  private final HostCrashed listener;
  private final Clock clock;
  private final HostReader reader = new HostReader();
  private final Map<String, Host> hosts = new TreeMap<>();

  /** Files that will not change any more, and the last heartbeat in them. */
  private final Map<HostFile, Long> settled = new HashMap<>();

  /** Ids of hosts that are counted, and whose copies are to be deleted once that is written. */
  private final Set<String> dropped = new HashSet<>();

  private boolean saved = true;
  private List<Unreadable> unreadable = List.of();
  private String problem;

  HostBook(HostFolder folder, EndedHosts kept, HostCrashed listener, Clock clock) {
    this.folder = folder;
    this.kept = kept;
    this.carried = new Carried(kept);
    this.listener = listener;
    this.clock = clock;
  }

  /** Takes over what an earlier sidecar has kept. */
  void load() throws IOException {
    carried.load();
    for (Host host : kept.load(clock.millis())) {
      if (carried.hasDropped(host.id())) {
        kept.drop(host.id());
      } else {
        hosts.put(host.id(), host);
      }
    }
  }

  /** Reads every file that may have changed. Only the sidecar's own faults are thrown. */
  HostsSnapshot look() {
    long now = clock.millis();
    try {
      List<HostFile> files = folder.files();
      List<Unreadable> refused = new ArrayList<>();
      for (HostFile file : files) {
        see(file, now, refused);
      }
      unreadable = refused;
      settled.keySet().retainAll(files);
      dropVanished(now);
      tell(null);
    } catch (IOException failed) {
      tell(failed.getMessage());
    }
    dropOld(now);
    save(now);
    return snapshot(now);
  }

  private void tell(String sentence) {
    if (sentence != null && !sentence.equals(problem)) {
      LOG.warn("Hosts can't be read: {}", sentence);
    }
    problem = sentence;
  }

  private void see(HostFile file, long now, List<Unreadable> refused) {
    Long ended = settled.get(file);
    if (ended != null) {
      deleteIfOld(file, ended, now);
      return;
    }
    try {
      HostTelemetry read = reader.read(file, now);
      if (read.state == HostState.RUNNING || read.state == HostState.HUNG) {
        lives(file.id(), read, now);
      } else {
        hasEnded(file, read, now);
      }
    } catch (IOException | RuntimeException | InternalError failed) {
      if (refused.size() < MOST_UNREADABLE) {
        refused.add(
            new Unreadable(file.path().getFileName().toString(), HostReader.reason(failed)));
      }
    }
  }

  private void lives(String id, HostTelemetry read, long now) {
    Host known = hosts.get(id);
    if (known == null) {
      carried.revived(id);
      hosts.put(id, Host.first(id, read, now, 0));
      return;
    }
    carried.forgotten(known, read.figures);
    hosts.put(id, known.next(read, now, 0));
    if (known.ended()) {
      LOG.info("Host {} publishes again", id);
      forget(id);
    }
  }

  private void hasEnded(HostFile file, HostTelemetry read, long now) {
    String id = file.id();
    settled.put(file, read.heartbeatMillis);
    Host known = hosts.get(id);
    boolean noticed =
        known != null && known.ended() && known.telemetry().heartbeatMillis == read.heartbeatMillis;
    if (noticed || carried.hasDropped(id)) {
      return;
    }
    if (known == null && isOld(read.heartbeatMillis, now)) {
      return;
    }
    if (known != null) {
      carried.forgotten(known, read.figures);
    }
    Host host = known == null ? Host.first(id, read, now, now) : known.next(read, now, now);
    hosts.put(id, host);
    keep(file, now);
    host.crash().ifPresent(this::report);
  }

  private void keep(HostFile file, long now) {
    try {
      kept.keep(file.path(), now);
    } catch (IOException failed) {
      LOG.warn(
          "The telemetry of host {} can't be kept ({}); it is lost with its file",
          file.id(),
          failed.toString());
    }
  }

  private void report(CrashReport report) {
    try {
      listener.crashed(report);
    } catch (RuntimeException failed) {
      LOG.error("A crash of a host could not be passed on", failed);
    }
  }

  private void forget(String id) {
    try {
      kept.drop(id);
    } catch (IOException failed) {
      LOG.warn("The kept telemetry of host {} can't be deleted ({})", id, failed.toString());
    }
  }

  private void dropVanished(long now) {
    for (Host host : List.copyOf(hosts.values())) {
      if (!host.ended() && now - host.readMillis() > AWAITED.toMillis()) {
        LOG.warn("The telemetry file of host {} is gone; its counts are kept", host.id());
        carried.drop(host);
        hosts.remove(host.id());
      }
    }
  }

  /** Hosts that have ended and are too old or too many. */
  private void dropOld(long now) {
    List<Host> ended = new ArrayList<>(hosts.values().stream().filter(Host::ended).toList());
    ended.sort(Comparator.comparingLong(Host::endedMillis).reversed());
    for (int i = 0; i < ended.size(); i++) {
      Host host = ended.get(i);
      if (i >= MOST_ENDED || isOld(host.endedMillis(), now)) {
        carried.drop(host);
        hosts.remove(host.id());
        dropped.add(host.id());
      }
    }
  }

  /** Nothing is deleted before it is known to be counted. */
  private void save(long now) {
    Set<String> names = new TreeSet<>();
    hosts.values().forEach(host -> names.add(host.name()));
    carried.forgetNames(names, now - KEPT.toMillis());
    try {
      carried.save();
      dropped.forEach(this::forget);
      dropped.clear();
      saved = true;
    } catch (IOException failed) {
      if (saved) {
        LOG.warn("Totals of hosts can't be written ({}); it is tried again", failed.toString());
      }
      saved = false;
    }
  }

  /** The file of a host that has ended: looked at again first, and deleted only by its owner. */
  private void deleteIfOld(HostFile file, long heartbeat, long now) {
    if (isOld(heartbeat, now)) {
      try {
        HostTelemetry read = reader.read(file, now);
        if (read.state == HostState.EXITED || read.state == HostState.CRASHED) {
          HostFolder.deleteOwn(file.path());
        }
      } catch (IOException failed) {
        LOG.debug("{} is left", file.path(), failed);
      }
    }
  }

  private static boolean isOld(long millis, long now) {
    return now - millis > KEPT.toMillis();
  }

  private HostsSnapshot snapshot(long now) {
    List<Host> sorted = new ArrayList<>(hosts.values());
    sorted.sort(HostsSnapshot.ORDER);
    return new HostsSnapshot(
        now,
        List.copyOf(sorted),
        folder.path().toString(),
        problem,
        List.copyOf(unreadable),
        carried.names());
  }
}
