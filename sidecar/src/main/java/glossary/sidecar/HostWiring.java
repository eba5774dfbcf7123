package glossary.sidecar;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.health.HostFigures;
import glossary.sidecar.health.ResponseTimes;
import glossary.sidecar.host.Host;
import glossary.sidecar.host.HostFolder;
import glossary.sidecar.host.HostsSnapshot;
import glossary.sidecar.host.RecentTimes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows hosts to the other rooms. */
final class HostWiring {

  private HostWiring() {}

  static HostFolder folder(Settings settings, Path workingDirectory) {
    return settings
        .find(Catalogue.TELEMETRY_DIR)
        .map(folder -> HostFolder.at(workingDirectory.resolve(folder)))
        .orElseGet(HostFolder::byDefault);
  }

  /**
   * For health: those that live, and of each other name its last crash, so that a host that was
   * started again is well again.
   */
  static HostFigures health(Supplier<HostsSnapshot> hosts, Clock clock) {
    RecentTimes recent = new RecentTimes();
    return () -> {
      List<Host> all = hosts.get().hosts();
      recent.keep(all);
      Set<String> told =
          all.stream().filter(host -> !host.ended()).map(Host::name).collect(Collectors.toSet());
      List<HostFigures.Host> figures = new ArrayList<>();
      for (Host host : all) {
        if (!host.ended() || (host.crash().isPresent() && told.add(host.name()))) {
          figures.add(figures(host, recent, clock.millis()));
        }
      }
      return figures;
    };
  }

  private static HostFigures.Host figures(Host host, RecentTimes recent, long nowMillis) {
    RecentTimes.Times times = recent.of(host, nowMillis);
    return new HostFigures.Host(
        host.name(),
        state(host, nowMillis),
        host.telemetry().identity.pid,
        new ResponseTimes(
            times.count(),
            times.averageMillis(),
            times.leastMillis(),
            times.mostMillis(),
            times.p50Millis(),
            times.p95Millis(),
            times.p99Millis()));
  }

  /** For JMX. */
  static Supplier<List<glossary.api.jmx.sidecar.HostFigures>> jmx(
      Supplier<HostsSnapshot> hosts, Clock clock) {
    return () -> hosts.get().hosts().stream().map(host -> jmx(host, clock.millis())).toList();
  }

  @SuppressWarnings("JavaUtilDate") // The only time among the open types.
  private static glossary.api.jmx.sidecar.HostFigures jmx(Host host, long nowMillis) {
    return new glossary.api.jmx.sidecar.HostFigures(
        host.id(),
        host.name(),
        host.telemetry().identity.pid,
        new Date(host.telemetry().identity.startMillis),
        state(host, nowMillis),
        Math.max(0, nowMillis - host.telemetry().heartbeatMillis),
        host.requestsTotal(),
        host.errorsTotal(),
        host.inFlight());
  }

  private static String state(Host host, long nowMillis) {
    return host.state(nowMillis).name().toLowerCase(Locale.ROOT);
  }
}
