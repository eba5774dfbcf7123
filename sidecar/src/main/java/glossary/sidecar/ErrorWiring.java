package glossary.sidecar;

import glossary.api.telemetry.ErrorGroup;
import glossary.sidecar.alerts.AlertKind;
import glossary.sidecar.alerts.Alerts;
import glossary.sidecar.errors.Faults;
import glossary.sidecar.errors.HostCrash;
import glossary.sidecar.errors.HostErrors;
import glossary.sidecar.health.HealthListener;
import glossary.sidecar.health.Status;
import glossary.sidecar.health.Transition;
import glossary.sidecar.host.CrashReport;
import glossary.sidecar.host.Host;
import glossary.sidecar.host.HostsSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What other rooms tell the room of errors, and it them. */
final class ErrorWiring {
  private static final Duration RECENT = Duration.ofHours(1);

  private ErrorWiring() {}

  /** The errors that the agents of all known hosts have grouped. */
  static HostErrors ofHosts(Supplier<HostsSnapshot> hosts) {
    return () -> {
      List<HostErrors.OfHost> groups = new ArrayList<>();
      for (Host host : hosts.get().hosts()) {
        for (ErrorGroup group : host.figures().errors) {
          groups.add(new HostErrors.OfHost(host.name(), group));
        }
      }
      return groups;
    };
  }

  static HostCrash crash(CrashReport report) {
    return new HostCrash(
        report.host().name(),
        report.host().telemetry().identity.pid,
        report.lastHeartbeatAt(),
        report.inFlight().stream().map(each -> each.method + " " + each.requestId).toList(),
        report.lastErrors().stream().map(each -> each.type + " at " + each.endpoint).toList(),
        report.sentence());
  }

  /** For health: what put the process in doubt within the last hour. */
  static Supplier<Optional<String>> recentFault(Supplier<Faults> faults, Clock clock) {
    return () -> {
      Faults now = faults.get();
      boolean recent = now.lastAt() != null && now.lastAt().isAfter(clock.instant().minus(RECENT));
      return recent ? Optional.of(now.last()) : Optional.empty();
    };
  }

  /** What is found at a start is news only if the sidecar is of no use then. */
  static HealthListener healthAlerts(Alerts alerts) {
    return change -> {
      if (change.from() != null || change.to() == Status.UNHEALTHY) {
        alerts.alert(
            AlertKind.HEALTH_CHANGED,
            change.subsystem().key() + " is " + change.to().word(),
            sentence(change),
            Map.of("subsystem", change.subsystem().key(), "status", change.to().word()));
      }
    };
  }

  static Consumer<String> backupAlerts(Alerts alerts) {
    return sentence -> alerts.alert(AlertKind.BACKUP_FAILED, "Backup failed", sentence, Map.of());
  }

  private static String sentence(Transition change) {
    return change.cause().isEmpty() ? "It is well again." : change.cause();
  }
}
