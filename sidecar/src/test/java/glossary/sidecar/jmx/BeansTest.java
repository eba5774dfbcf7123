package glossary.sidecar.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.api.jmx.ErrorFigures;
import glossary.api.jmx.sidecar.BackupFigures;
import glossary.api.jmx.sidecar.BackupsMXBean;
import glossary.api.jmx.sidecar.HostFigures;
import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.api.jmx.sidecar.SubsystemFigures;
import glossary.config.Settings;
import glossary.sidecar.errors.LogLevels;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.search.IndexState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeChangeNotification;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** All beans on an MBean server of their own, as a client without our classes sees them. */
class BeansTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<String> asked = new ArrayList<>();
  private final HealthBean health = new HealthBean(new SickHealth());
  private final BackupsBean backups = new BackupsBean(new KnownBackups());

  private Map<String, Object> all() {
    Metrics metrics = new Metrics(true);
    metrics.requestStarted();
    metrics.requestStarted();
    metrics.requestEnded("GET", "/api/glossary/{id}", 200, 3_000_000);
    metrics.searched("fulltext", 1_000_000);
    IndexState state =
        new IndexState(
            IndexState.Kind.STALE,
            true,
            7,
            3,
            Duration.ofMillis(1500),
            THEN,
            Duration.ofMillis(9),
            "locked",
            0,
            0);
    ErrorFigures error =
        new ErrorFigures("ab", "java.io.IOException", "gone", false, 4, 1, 2, "GET /x", "r1", "");
    HostFigures host = new HostFigures("h1", "shop", 77, Date.from(THEN), "running", 12, 100, 2, 1);
    Map<String, Object> beans = new LinkedHashMap<>();
    beans.put(SidecarObjectNames.HEALTH, health);
    beans.put(SidecarObjectNames.BACKUPS, backups);
    beans.put(SidecarObjectNames.REQUESTS, new RequestsBean(metrics));
    beans.put(SidecarObjectNames.SEARCH, new SearchBean(metrics));
    beans.put(SidecarObjectNames.INDEX, new IndexBean(() -> state, () -> asked.add("rebuild")));
    beans.put(SidecarObjectNames.ERRORS, new ErrorsBean(new KnownErrors(error)));
    beans.put(SidecarObjectNames.HOSTS, new HostsBean(() -> List.of(host)));
    beans.put(SidecarObjectNames.CONFIG, config(Settings.of("ADMIN_TOKEN=very-secret-token")));
    return beans;
  }

  @Test
  void every_bean_of_the_contract_shows_open_types_only() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());
      Set<ObjectName> names = server.queryNames(new ObjectName("glossary.sidecar:*"), null);

      assertThat(names.stream().map(name -> name.getKeyProperty("type")))
          .containsExactlyInAnyOrder(
              "Health", "Search", "Index", "Backups", "Requests", "Errors", "Hosts", "Config");
      for (ObjectName name : names) {
        for (MBeanAttributeInfo each : server.getMBeanInfo(name).getAttributes()) {
          assertThat(each.getDescriptor().getFieldValue("openType")).as(each.getName()).isNotNull();
          server.getAttribute(name, each.getName());
        }
      }
    }
  }

  @Test
  void the_figures_are_those_of_the_rooms() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());

      assertThat(attribute(SidecarObjectNames.HEALTH, "Status")).isEqualTo("degraded");
      assertThat((String[]) attribute(SidecarObjectNames.HEALTH, "Issues"))
          .containsExactly("Free some disk.");
      assertThat(attribute(SidecarObjectNames.INDEX, "State")).isEqualTo("stale");
      assertThat(attribute(SidecarObjectNames.INDEX, "LagSeconds")).isEqualTo(1.5);
      assertThat(attribute(SidecarObjectNames.INDEX, "LastSync")).isEqualTo(Date.from(THEN));
      assertThat(attribute(SidecarObjectNames.REQUESTS, "Total")).isEqualTo(1L);
      assertThat(attribute(SidecarObjectNames.REQUESTS, "InFlight")).isEqualTo(1L);
      assertThat(first(SidecarObjectNames.REQUESTS, "Series").get("meanSeconds")).isEqualTo(0.003);
      assertThat(first(SidecarObjectNames.SEARCH, "Kinds").get("kind")).isEqualTo("fulltext");
      assertThat(first(SidecarObjectNames.ERRORS, "Groups").get("count")).isEqualTo(4L);
      assertThat(attribute(SidecarObjectNames.HOSTS, "Running")).isEqualTo(1);
      assertThat(attribute(SidecarObjectNames.BACKUPS, "LastSuccess")).isEqualTo(Date.from(THEN));
      assertThat(attribute(SidecarObjectNames.BACKUPS, "LastProven")).isNull();
    }
  }

  @Test
  void the_settings_are_redacted() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());
      TabularData settings = (TabularData) attribute(SidecarObjectNames.CONFIG, "Settings");

      assertThat(settings.size()).isGreaterThan(100);
      assertThat(settings.containsKey(new Object[] {"ADMIN_TOKEN"})).isTrue();
      assertThat(settings.toString()).doesNotContain("very-secret-token");
    }
  }

  @Test
  void the_log_level_is_shown_and_changed_and_another_word_is_refused() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());
      ObjectName config = new ObjectName(SidecarObjectNames.CONFIG);

      server.setAttribute(config, new Attribute("LogLevel", "error"));
      assertThat(attribute(SidecarObjectNames.CONFIG, "LogLevel")).isEqualTo("ERROR");
      assertThatThrownBy(() -> server.setAttribute(config, new Attribute("LogLevel", "loud")))
          .hasStackTraceContaining("must be one of");
      assertThat(attribute(SidecarObjectNames.CONFIG, "LogLevel")).isEqualTo("ERROR");
      server.setAttribute(config, new Attribute("LogLevel", "INFO"));
    }
  }

  private static ConfigBean config(Settings settings) {
    LogLevels levels = new LogLevels(settings);
    return new ConfigBean(
        settings,
        new LogControl() {
          @Override
          public String level() {
            return levels.level().name();
          }

          @Override
          public void set(String level) {
            levels.set(level);
          }
        });
  }

  @Test
  void operations_reach_the_rooms_and_mistakes_come_back_as_sentences() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());
      invoke(SidecarObjectNames.INDEX, "rebuild");
      invoke(SidecarObjectNames.ERRORS, "reset");
      invoke(SidecarObjectNames.BACKUPS, "drill");

      assertThat(invoke(SidecarObjectNames.BACKUPS, "backupNow")).isEqualTo("job-1");
      assertThat(asked).containsExactly("rebuild", "reset", "drill", "backupNow");
      assertThatThrownBy(
              () ->
                  server.invoke(
                      new ObjectName(SidecarObjectNames.BACKUPS),
                      "verify",
                      new Object[] {"nothing"},
                      new String[] {String.class.getName()}))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("There is no backup nothing.");
    }
  }

  @Test
  void changes_of_health_and_failed_backups_are_told() throws Exception {
    try (JmxBeans beans = new JmxBeans(server)) {
      beans.register(all());
      List<Notification> heard = new ArrayList<>();
      for (String name : List.of(SidecarObjectNames.HEALTH, SidecarObjectNames.BACKUPS)) {
        server.addNotificationListener(
            new ObjectName(name), (event, handback) -> heard.add(event), null, null);
      }

      health.changed("disk", "healthy", "degraded", "Free some disk.");
      backups.failed("The backup failed: no room. Free some disk.");

      AttributeChangeNotification change = (AttributeChangeNotification) heard.get(0);
      assertThat(change.getAttributeName()).isEqualTo("disk");
      assertThat(change.getOldValue()).isEqualTo("healthy");
      assertThat(change.getNewValue()).isEqualTo("degraded");
      assertThat(change.getMessage()).isEqualTo("disk is degraded: Free some disk.");
      assertThat(heard.get(1).getType()).isEqualTo(BackupsMXBean.FAILED);
      assertThat(heard.get(1).getSource()).isEqualTo(new ObjectName(SidecarObjectNames.BACKUPS));
    }
  }

  @Test
  void two_sidecars_of_one_process_have_beans_each_and_take_only_their_own_away() throws Exception {
    JmxBeans one = new JmxBeans(server);
    JmxBeans two = new JmxBeans(server);
    one.register(Map.of(SidecarObjectNames.HEALTH, health));
    two.register(Map.of(SidecarObjectNames.HEALTH, new HealthBean(new SickHealth())));

    assertThat(names())
        .containsExactlyInAnyOrder(
            SidecarObjectNames.HEALTH, SidecarObjectNames.HEALTH + ",instance=2");
    one.close();
    one.close();
    assertThat(names()).containsExactly(SidecarObjectNames.HEALTH + ",instance=2");
    two.close();
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws Exception {
    return server.queryNames(new ObjectName("glossary.sidecar:*"), null).stream()
        .map(ObjectName::toString)
        .toList();
  }

  private Object attribute(String bean, String name) throws Exception {
    return server.getAttribute(new ObjectName(bean), name);
  }

  private CompositeData first(String bean, String name) throws Exception {
    return ((CompositeData[]) attribute(bean, name))[0];
  }

  private Object invoke(String bean, String operation) throws Exception {
    return server.invoke(new ObjectName(bean), operation, new Object[0], new String[0]);
  }

  private static final class SickHealth implements HealthView {
    @Override
    public String status() {
      return "degraded";
    }

    @Override
    public List<SubsystemFigures> subsystems() {
      return List.of(
          new SubsystemFigures(
              "disk", "degraded", Date.from(THEN), 10, 2, false, List.of("Free some disk.")),
          new SubsystemFigures("memory", "healthy", null, 0, 0, false, List.of()));
    }
  }

  private final class KnownErrors implements ErrorControl {
    private final ErrorFigures error;

    KnownErrors(ErrorFigures error) {
      this.error = error;
    }

    @Override
    public long total() {
      return error.getCount();
    }

    @Override
    public List<ErrorFigures> groups() {
      return List.of(error);
    }

    @Override
    public void reset() {
      asked.add("reset");
    }
  }

  private final class KnownBackups implements BackupControl {
    @Override
    public List<BackupFigures> all() {
      return List.of(new BackupFigures("b1", "b1.db.gz", Date.from(THEN), 10, 5, true, null));
    }

    @Override
    public Instant lastSuccess() {
      return THEN;
    }

    @Override
    public Instant lastProven() {
      return null;
    }

    @Override
    public String lastError() {
      return null;
    }

    @Override
    public String backupNow() {
      asked.add("backupNow");
      return "job-1";
    }

    @Override
    public String verify(String id) {
      throw new IllegalArgumentException("There is no backup " + id + ".");
    }

    @Override
    public String drill() {
      asked.add("drill");
      return "job-2";
    }
  }
}
