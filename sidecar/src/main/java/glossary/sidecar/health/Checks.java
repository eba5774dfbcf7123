package glossary.sidecar.health;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import glossary.config.Catalogue;
import glossary.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every check with its times, on one screen. The first of a subsystem is its main one. */
final class Checks {
  private final Settings settings;
  private final HealthParts parts;
  private final Time time;
  private final DiskCheck disk;
  private final MemoryCheck memory;
  private final BackupCheck backups;
  private final EntriesCheck entries;

  Checks(Settings settings, HealthParts parts, Time time) {
    this.settings = settings;
    this.parts = parts;
    this.time = time;
    this.backups = new BackupCheck(parts.backups(), time);
    this.entries = new EntriesCheck(parts.database(), time);
    this.disk =
        new DiskCheck(
            parts.folders(),
            settings.get(Catalogue.DISK_WARNING_THRESHOLD_GB),
            settings.get(Catalogue.DISK_CRITICAL_THRESHOLD_GB));
    this.memory =
        new MemoryCheck(
            new MachineMemory(parts.unpacked())::now,
            new ContainerMemory(Path.of("/"))::now,
            new Heap(),
            settings.get(Catalogue.MEMORY_WARNING_THRESHOLD_PERCENT),
            settings.get(Catalogue.MEMORY_CRITICAL_THRESHOLD_PERCENT));
  }

  DiskCheck disk() {
    return disk;
  }

  MemoryCheck memory() {
    return memory;
  }

  /** The vitals have a runner of their own, so that nothing holds them up. */
  static List<Plan> vitals(Vitals vitals) {
    return List.of(Plan.of("vitals", Subsystem.PERFORMANCE, ofSeconds(10), ofSeconds(10), vitals));
  }

  /**
   * @param all whether HEALTH_CHECK_ENABLED; if not, only what readiness needs is looked at
   */
  List<Plan> plans(boolean all) {
    List<Plan> plans = new ArrayList<>();
    plans.add(
        Plan.of(
            "database.connection",
            Subsystem.DATABASE,
            ofSeconds(3),
            ofSeconds(3),
            new DatabaseCheck(parts.database(), parts.location())));
    plans.add(
        Plan.of(
            "fts_search.index",
            Subsystem.FTS_SEARCH,
            ofSeconds(3),
            ofSeconds(3),
            new IndexCheck(parts.index(), entries::last, settings.get(Catalogue.FTS_ENABLED))));
    if (all) {
      addDeeper(plans);
      addOthers(plans);
    }
    return plans;
  }

  private void addDeeper(List<Plan> plans) {
    plans.add(
        Plan.of("database.entries", Subsystem.DATABASE, ofSeconds(20), ofSeconds(60), entries));
    plans.add(
        new Plan(
            "database.integrity",
            Subsystem.DATABASE,
            ofSeconds(1),
            ofSeconds(60),
            ofSeconds(30),
            new IntegrityCheck(parts.database(), backups::integrity, time)));
    plans.add(
        new Plan(
            "fts_search.search",
            Subsystem.FTS_SEARCH,
            ofSeconds(1),
            ofSeconds(60),
            ofSeconds(10),
            new SearchCheck(parts.search(), time)));
    plans.add(
        new Plan(
            "fts_search.host_index",
            Subsystem.FTS_SEARCH,
            ofSeconds(15),
            ofHours(6),
            ofMinutes(5),
            new HostIndexCheck(parts.doctor())));
  }

  private void addOthers(List<Plan> plans) {
    plans.add(Plan.of("disk", Subsystem.DISK, ofSeconds(30), ofSeconds(10), disk));
    plans.add(
        Plan.of("logs", Subsystem.DISK, ofSeconds(10), ofSeconds(5), new LogCheck(parts.logs())));
    plans.add(Plan.of("memory", Subsystem.MEMORY, ofSeconds(15), ofSeconds(10), memory));
    plans.add(Plan.of("backups", Subsystem.BACKUPS, ofSeconds(60), ofSeconds(30), backups));
    plans.add(
        Plan.of(
            "performance",
            Subsystem.PERFORMANCE,
            ofSeconds(10),
            ofSeconds(5),
            new PerformanceCheck(
                parts.requests(), parts.hosts(), parts.fault(), parts.stuckWorkers())));
    parts
        .certificate()
        .ifPresent(
            certificate ->
                plans.add(
                    Plan.of(
                        "performance.certificate",
                        Subsystem.PERFORMANCE,
                        ofSeconds(10),
                        ofSeconds(5),
                        new CertificateCheck(certificate, time))));
  }
}
