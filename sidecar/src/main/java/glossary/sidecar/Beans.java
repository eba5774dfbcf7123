package glossary.sidecar;

import glossary.api.jmx.sidecar.HostFigures;
import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.config.Settings;
import glossary.sidecar.backup.BackupJobs;
import glossary.sidecar.errors.ErrorTracking;
import glossary.sidecar.errors.LogLevels;
import glossary.sidecar.health.Board;
import glossary.sidecar.jmx.BackupsBean;
import glossary.sidecar.jmx.ConfigBean;
import glossary.sidecar.jmx.HostsBean;
import glossary.sidecar.jmx.IndexBean;
import glossary.sidecar.jmx.LogControl;
import glossary.sidecar.jmx.RequestsBean;
import glossary.sidecar.jmx.SearchBean;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.search.IndexFollower;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What JMX shows of which room. */
final class Beans {
  private final Map<String, Object> byName = new LinkedHashMap<>();

  Beans(Metrics metrics, IndexFollower follower, Board health, Supplier<List<HostFigures>> hosts) {
    byName.put(SidecarObjectNames.HEALTH, HealthBeans.of(health));
    byName.put(SidecarObjectNames.REQUESTS, new RequestsBean(metrics));
    byName.put(SidecarObjectNames.SEARCH, new SearchBean(metrics));
    byName.put(
        SidecarObjectNames.INDEX,
        new IndexBean(
            follower::state,
            () -> AuditedOperations.run("index rebuild", "", follower::requestRebuild)));
    byName.put(SidecarObjectNames.HOSTS, new HostsBean(hosts));
  }

  /** These too. */
  Beans with(BackupWiring backups, BackupJobs works) {
    BackupsBean bean = new BackupsBean(new BackupOperations(backups.runs(), works));
    backups.runs().onFailure(bean::failed);
    byName.put(SidecarObjectNames.BACKUPS, bean);
    return this;
  }

  /** These too. */
  Beans with(Settings settings, LogLevels levels) {
    LogControl log =
        new LogControl() {
          @Override
          public String level() {
            return levels.level().name();
          }

          @Override
          public void set(String level) {
            AuditedOperations.run("log level", level, () -> levels.set(level));
          }
        };
    byName.put(SidecarObjectNames.CONFIG, new ConfigBean(settings, log));
    return this;
  }

  /** These too. */
  Beans with(ErrorTracking errors) {
    byName.put(SidecarObjectNames.ERRORS, ErrorBeans.of(errors));
    return this;
  }

  Map<String, Object> byName() {
    return byName;
  }
}
