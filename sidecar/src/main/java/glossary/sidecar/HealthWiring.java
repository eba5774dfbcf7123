package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.health.BackupFigures;
import glossary.sidecar.health.CertificateFigures;
import glossary.sidecar.health.DatabaseLooks;
import glossary.sidecar.health.Health;
import glossary.sidecar.health.HealthParts;
import glossary.sidecar.health.HostFigures;
import glossary.sidecar.health.MainPort;
import glossary.sidecar.health.RequestWindow;
import glossary.sidecar.health.Subsystem;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Request;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.search.GlossarySearch;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.SearchRequest;
import glossary.sidecar.search.ShadowIndex;
import glossary.sidecar.security.AccessControl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Shows health the other rooms. */
final class HealthWiring {
  private HealthWiring() {}

  static HealthParts parts(
      Settings settings,
      Path workingDirectory,
      SidecarFolder folder,
      SqliteSource source,
      ShadowIndex index,
      IndexFollower follower,
      IndexDoctor doctor,
      BackupFigures backups,
      HostFigures hosts,
      Supplier<Optional<String>> fault,
      IntSupplier stuckWorkers,
      RequestWindow requests,
      Optional<Supplier<CertificateFigures>> certificate,
      MainPort port) {
    Path absolute = workingDirectory.toAbsolutePath();
    GlossarySearch search = new GlossarySearch(index);
    return new HealthParts(
        looks(source),
        source.location(),
        follower::state,
        () -> search.search(SearchRequest.of("valve", 1)),
        doctor::examine,
        folders(settings, absolute, source.file()),
        folder.unpacked(),
        backups,
        hosts,
        LogSetup::status,
        fault,
        stuckWorkers,
        requests,
        certificate,
        port);
  }

  /** Whether the caller may see paths and sentences. */
  static Predicate<Request> details(Settings settings, AccessControl access) {
    return switch (settings.get(Catalogue.HEALTH_DETAILS)) {
      case ALWAYS -> request -> true;
      case NEVER -> request -> false;
      case AUTHORIZED -> request -> access.signIn(request).role() == Access.ADMIN;
    };
  }

  static void gauges(Metrics metrics, Health health) {
    metrics.gauge(
        MetricNames.HEALTH_STATUS,
        "2 healthy, 1 degraded, 0 unhealthy.",
        "subsystem",
        () -> statuses(health));
    metrics.gauge(
        MetricNames.DISK_FREE_BYTES,
        "What can still be written to the disk of a folder.",
        "folder",
        health::diskFreeBytes);
    metrics.gauge(
        MetricNames.DISK_SIZE_BYTES,
        "The size of the disk of a folder.",
        "folder",
        health::diskTotalBytes);
    metrics.gauge(
        MetricNames.LOG_FAILING,
        "1 while a log file cannot be written, otherwise 0.",
        () -> LogSetup.status().failing() ? 1 : 0);
    metrics.gauge(
        MetricNames.LOG_DROPPED_LINES,
        "Log lines that found no room since the start.",
        () -> LogSetup.status().droppedLines());
    metrics.gauge(
        MetricNames.MEMORY_AVAILABLE_BYTES,
        "Memory that can be had, of the machine or the container.",
        health::memoryAvailableBytes);
    metrics.gauge(
        MetricNames.MEMORY_LIMIT_BYTES,
        "Memory that there is, of the machine or the container.",
        health::memoryLimitBytes);
  }

  private static Map<String, Double> statuses(Health health) {
    Map<String, Double> statuses = new TreeMap<>();
    for (Subsystem subsystem : Subsystem.values()) {
      int gauge = health.board().report(subsystem).status().gauge();
      statuses.put(subsystem.key(), (double) gauge);
    }
    return statuses;
  }

  private static Map<String, Path> folders(Settings settings, Path absolute, Path database) {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("DATABASE_URL", database.getParent());
    folders.put("SIDECAR_DIR", absolute.resolve(settings.get(Catalogue.SIDECAR_DIR)));
    folders.put("BACKUP_DIR", absolute.resolve(settings.get(Catalogue.BACKUP_DIR)));
    folders.put("LOG_DIR", absolute.resolve(settings.logDir()));
    folders.put("UPLOAD_DIR", absolute.resolve(settings.get(Catalogue.UPLOAD_DIR)));
    return folders;
  }

  private static DatabaseLooks looks(SqliteSource source) {
    return new DatabaseLooks() {
      @Override
      public SourceState state() {
        return source.state();
      }

      @Override
      public String changeToken() {
        return source.changeToken();
      }

      @Override
      public DatabaseFacts facts() {
        return source.facts();
      }

      @Override
      public long entries() {
        return source.count(EntryFilter.ALL);
      }

      @Override
      public Optional<String> integrity() {
        return source.quickCheck();
      }
    };
  }
}
