package glossary.sidecar;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.alerts.AlertSender;
import glossary.sidecar.backup.BackupJobs;
import glossary.sidecar.csp.CspReportHandler;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.errors.ErrorTracking;
import glossary.sidecar.errors.ErrorsHandler;
import glossary.sidecar.errors.LogLevelHandler;
import glossary.sidecar.errors.LogLevels;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.health.Health;
import glossary.sidecar.health.HealthParts;
import glossary.sidecar.health.MainPort;
import glossary.sidecar.health.RequestWindow;
import glossary.sidecar.host.CrashReport;
import glossary.sidecar.host.HostFamilies;
import glossary.sidecar.host.HostHandler;
import glossary.sidecar.host.HostWatch;
import glossary.sidecar.http.FrontStatistics;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.jmx.Jmx;
import glossary.sidecar.jmx.SignIn;
import glossary.sidecar.jobs.JobHandler;
import glossary.sidecar.jobs.Jobs;
import glossary.sidecar.metrics.Family;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.MetricsHandler;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.ShadowIndex;
import glossary.sidecar.security.AccessControl;
import glossary.sidecar.security.AuditedRoutes;
import glossary.sidecar.security.LoggedSignInFailures;
import glossary.sidecar.security.SignInFailures;
import glossary.sidecar.security.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * One running sidecar: every room is made here, once, and wired by its constructor. Started in the
 * order in which one needs the other and stopped in the opposite one.
 */
public final class Sidecar implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

  private final Settings settings;
  private final HttpWiring http;
  private final TlsWiring tls;
  private final WebWiring web;
  private final Closing closing = new Closing();
  private final Metrics metrics;
  private final MetricsHandler scrapes;
  private final ErrorTracking errors;
  private final SqliteSource source;
  private final IndexFollower follower;
  private final HostWatch hosts;
  private final RequestWindow requests = new RequestWindow();
  private final Health health;
  private final List<Route> routes;
  private volatile HttpFront front;
  private volatile boolean stopping;

  /**
   * Answers when this returns; {@link #awaitReady} tells when it answers from the whole glossary.
   *
   * @param workingDirectory what relative paths of the settings are relative to
   * @throws glossary.sidecar.http.PortInUse if another process has one of its ports
   * @throws glossary.sidecar.search.IndexUnavailable if another sidecar has its folder
   * @throws IOException if it cannot start for another reason, which the message says
   */
  public static Sidecar start(Settings settings, Path workingDirectory, Clock clock)
      throws IOException {
    return new Sidecar(settings, workingDirectory, clock);
  }

  private Sidecar(Settings settings, Path workingDirectory, Clock clock) throws IOException {
    this.settings = settings;
    http = new HttpWiring(settings);
    web = new WebWiring(settings);
    metrics = new Metrics(settings.get(Catalogue.METRICS_ENABLED));
    try {
      tls = closing.later(TlsWiring.open(settings, workingDirectory, clock));
      String version = Version.current();
      SidecarFolder folder = SidecarFolder.open(settings, workingDirectory);
      AlertSender alerts =
          closing.later(AlertSender.of(settings, "glossary-sidecar " + version, clock));
      hosts =
          closing.later(
              new HostWatch(
                  HostWiring.folder(settings, workingDirectory),
                  folder.hosts(),
                  this::hostCrashed,
                  clock));
      errors =
          closing.later(
              new ErrorTracking(
                  settings,
                  folder.errors(),
                  version,
                  alerts,
                  ErrorWiring.ofHosts(hosts::snapshot),
                  clock));
      hosts.start();
      source = closing.later(Sources.open(SourceOptions.of(settings, workingDirectory)));
      ShadowIndex index = closing.later(ShadowIndex.open(folder.index()));
      follower =
          closing.later(
              new IndexFollower(index, source, settings.get(Catalogue.INDEX_POLL_MS), clock));
      follower.start();
      IndexDoctor doctor = new IndexDoctor(source::inspect, clock);
      GlossaryWiring glossary =
          new GlossaryWiring(settings, workingDirectory, source, index, follower, doctor, clock);
      BackupWiring backups = BackupWiring.of(settings, workingDirectory, source, folder, clock);
      HealthParts parts =
          HealthWiring.parts(
              settings,
              workingDirectory,
              folder,
              source,
              index,
              follower,
              doctor,
              new BackupHealth(settings, backups.runs(), clock.instant()),
              HostWiring.health(hosts::snapshot, clock),
              ErrorWiring.recentFault(errors::faults, clock),
              this::stuckWorkers,
              requests,
              tls.health(),
              new MainPort(
                  settings.get(Catalogue.API_HOST), tls.toOurselves(), this::port, this::progress));
      health = closing.later(new Health(settings, parts, clock));
      health.board().addListener(ErrorWiring.healthAlerts(alerts));
      health.start();
      Jobs jobs = closing.later(new Jobs(clock));
      backups.runs().onFailure(ErrorWiring.backupAlerts(alerts));
      BackupJobs works = backups.works(jobs);
      closing.later(backups.startSchedule());
      glossary.register(metrics);
      backups.register(metrics);
      HealthWiring.gauges(metrics, health);
      tls.register(metrics);
      web.register(metrics);
      scrapes =
          new MetricsHandler(metrics, http.metricsPath(), new HostFamilies(hosts::snapshot, clock));
      Tokens tokens = AccessTokens.of(settings, folder.adminToken());
      SignInFailures failures = new LoggedSignInFailures(metrics::signInFailed);
      AccessControl access = new AccessControl(tokens, failures);
      Predicate<Request> details = HealthWiring.details(settings, access);
      LogLevels levels = new LogLevels(settings);
      routes = new ArrayList<>(glossary.routes(metrics));
      routes.addAll(glossary.connected(closing));
      routes.addAll(watched(details, false));
      routes.addAll(Routes.operations(new JobHandler(jobs)));
      routes.addAll(backups.routes(settings, works));
      routes.addAll(Routes.hosts(new HostHandler(hosts::snapshot, clock)));
      routes.addAll(Routes.errors(new ErrorsHandler(errors, clock), new LogLevelHandler(levels)));
      routes.addAll(Routes.cspReports(new CspReportHandler(clock)));
      routes.addAll(ConsoleWiring.routes(access, source, requests, closing, clock));
      front =
          closing.later(
              HttpFront.start(
                  http.main(),
                  tls.front(),
                  new Router(AuditedRoutes.of(routes, access), access),
                  http.filters(web, web.rateLimit(access, http.metricsPath()), metrics),
                  http.observer(metrics, requests)));
      closing.later(metricsPort(access, details));
      Beans beans =
          new Beans(metrics, follower, health.board(), HostWiring.jmx(hosts::snapshot, clock));
      closing.later(
          jmx(
              beans.with(settings, levels).with(errors).with(backups, works).byName(),
              web.signIn(tokens, failures)::admit));
    } catch (IOException | RuntimeException failed) {
      closing.close();
      throw failed;
    }
  }

  /** Where the main port can be asked from this machine. */
  public String baseUrl() {
    String host = settings.get(Catalogue.API_HOST);
    return tls.scheme()
        + "://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + front.port();
  }

  /** By which a client on this machine knows this sidecar; null if it speaks no TLS. */
  public SSLContext toOurselves() {
    return tls.toOurselves();
  }

  /**
   * Blocks until every entry can be searched: for ever, if the database never comes or this is
   * closed before.
   */
  public void awaitReady() throws InterruptedException {
    while (stopping || !health.isReady()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** The one line that says that it is ready. */
  public String readyLine() {
    return "Glossary Sidecar %s listening on %s (database %s, %d entries, %s)"
        .formatted(
            Version.current(),
            baseUrl(),
            source.location(),
            follower.state().entries(),
            source.state().writable() ? "read-write" : "read-only");
  }

  /**
   * Refuses readiness for the drain time, lets the last requests end, and stops. May be called
   * again.
   */
  @Override
  public void close() {
    stopping = true;
    health.drain();
    LockSupport.parkNanos(settings.get(Catalogue.SHUTDOWN_DRAIN_SECONDS).toNanos());
    closing.close();
  }

  /** What its scrapes show. */
  List<Family> metricFamilies() {
    return metrics.families();
  }

  /** What the main port answers. */
  List<Route> routes() {
    return routes;
  }

  /**
   * @param elsewhere whether for the metrics port
   */
  private List<Route> watched(Predicate<Request> details, boolean elsewhere) {
    return Routes.watched(
        health.probes(details, elsewhere),
        health.details(details, scrapes::scrape, Version.current()),
        scrapes);
  }

  /** Not before {@link HostWatch#start}. */
  private void hostCrashed(CrashReport report) {
    errors.hostCrashed(ErrorWiring.crash(report));
  }

  /** Of the main port. */
  private int stuckWorkers() {
    HttpFront main = front;
    return main == null ? 0 : main.statistics().stuckWorkers();
  }

  /** Of the main port; 0 while it is not listened on yet. */
  private int port() {
    HttpFront main = front;
    return main == null ? 0 : main.port();
  }

  /** Requests that the main port has answered or given up. */
  private long progress() {
    FrontStatistics given = front.statistics();
    return requests.finished()
        + given.headerTimeouts()
        + given.bodyTimeouts()
        + given.writeTimeouts();
  }

  /** Nothing if METRICS_PORT is 0. */
  private AutoCloseable metricsPort(AccessControl access, Predicate<Request> details)
      throws IOException {
    Optional<Limits> limits = http.metrics();
    return limits.isEmpty()
        ? () -> {}
        : HttpFront.start(
            limits.get(),
            tls.front(),
            new Router(watched(details, true), access),
            http.filters(web, Optional.empty(), metrics),
            Observer.NONE);
  }

  private Jmx jmx(Map<String, Object> beans, SignIn signIn) throws IOException {
    return settings.get(Catalogue.JMX_PORT) == 0
        ? Jmx.later(beans, health::isReady)
        : Jmx.remote(beans, tls.jmx(settings, signIn));
  }
}
