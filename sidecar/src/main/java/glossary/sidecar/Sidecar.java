package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.ByteSize;
import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.admin.AdminHandler;
import glossary.sidecar.alerts.AlertSender;
import glossary.sidecar.doctor.DoctorHandler;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.documents.DocumentHandler;
import glossary.sidecar.documents.Documents;
import glossary.sidecar.documents.UploadFolder;
import glossary.sidecar.errors.AccessLog;
import glossary.sidecar.errors.ErrorTracking;
import glossary.sidecar.errors.ErrorsHandler;
import glossary.sidecar.errors.HostErrors;
import glossary.sidecar.errors.LogLevelHandler;
import glossary.sidecar.errors.LogLevels;
import glossary.sidecar.glossary.ExportHandler;
import glossary.sidecar.glossary.GlossaryEditHandler;
import glossary.sidecar.glossary.GlossaryHandler;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.glossary.TermSearchHandler;
import glossary.sidecar.health.Health;
import glossary.sidecar.health.HealthParts;
import glossary.sidecar.health.HostFigures;
import glossary.sidecar.health.MainPort;
import glossary.sidecar.health.RequestWindow;
import glossary.sidecar.host.HostFamilies;
import glossary.sidecar.host.HostHandler;
import glossary.sidecar.host.HostWatch;
import glossary.sidecar.http.Filter;
import glossary.sidecar.http.FrontStatistics;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.jmx.Jmx;
import glossary.sidecar.jmx.RemoteAccess;
import glossary.sidecar.jobs.JobHandler;
import glossary.sidecar.jobs.Jobs;
import glossary.sidecar.metrics.Family;
import glossary.sidecar.metrics.Largest;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.MetricsHandler;
import glossary.sidecar.relationships.RelationshipHandler;
import glossary.sidecar.search.GlossarySearch;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.IndexHandler;
import glossary.sidecar.search.SearchHandler;
import glossary.sidecar.search.SearchLimits;
import glossary.sidecar.search.ShadowIndex;
import glossary.sidecar.security.AccessControl;
import glossary.sidecar.security.Security;
import glossary.sidecar.security.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * One running sidecar: every room is made here, once, and wired by its constructor. Started in the
 * order in which one needs the other and stopped in the opposite one.
 */
public final class Sidecar implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LANGUAGES_MAX = 50;
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

  private final Settings settings;
  private final Closing closing = new Closing();
  private final Metrics metrics;
  private final MetricsHandler scrapes;
  private final AlertSender alerts;
  private final ErrorTracking errors;
  private final SqliteSource source;
  private final IndexFollower follower;
  private final IndexDoctor doctor;
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
    metrics = new Metrics(settings.get(Catalogue.METRICS_ENABLED));
    try {
      SidecarFolder folder = SidecarFolder.open(settings, workingDirectory);
      String version = Version.current();
      alerts = closing.later(AlertSender.of(settings, "glossary-sidecar " + version, clock));
      errors =
          closing.later(
              new ErrorTracking(
                  settings, folder.errors(), version, alerts, HostErrors.NONE, clock));
      source = closing.later(Sources.open(SourceOptions.of(settings, workingDirectory)));
      ShadowIndex index = closing.later(ShadowIndex.open(folder.index()));
      follower =
          closing.later(
              new IndexFollower(index, source, settings.get(Catalogue.INDEX_POLL_MS), clock));
      follower.start();
      hosts =
          closing.later(
              new HostWatch(
                  HostWiring.folder(settings, workingDirectory),
                  folder.hosts(),
                  report -> {},
                  clock));
      hosts.start();
      HostFamilies ofHosts = new HostFamilies(hosts::snapshot, clock);
      scrapes = new MetricsHandler(metrics, metricsPath(settings), ofHosts);
      Tokens tokens = AccessTokens.of(settings, folder.adminToken());
      AccessControl access = new AccessControl(tokens);
      doctor = new IndexDoctor(source::inspect, clock);
      HealthParts parts =
          parts(index, folder, workingDirectory, HostWiring.health(hosts::snapshot, clock));
      health = closing.later(new Health(settings, parts, clock));
      health.start();
      registerGauges(index);
      Predicate<Request> details = HealthWiring.details(settings, access);
      routes = new ArrayList<>(routes(index, clock));
      routes.addAll(watched(details, false));
      routes.addAll(connected(workingDirectory, clock));
      Jobs jobs = closing.later(new Jobs(clock));
      routes.addAll(Routes.operations(new JobHandler(jobs)));
      routes.addAll(Routes.hosts(new HostHandler(hosts::snapshot, clock)));
      BackupWiring backups =
          BackupWiring.of(settings, workingDirectory, source, folder.backupState(), clock);
      backups.register(metrics);
      closing.later(backups.startSchedule());
      routes.addAll(
          Routes.errors(
              new ErrorsHandler(errors, clock), new LogLevelHandler(new LogLevels(settings))));
      front =
          closing.later(
              HttpFront.start(
                  limits(settings), new Router(routes, access), filters(settings), observer()));
      closing.later(metricsPort(access, details));
      closing.later(jmx(beans(clock).with(backups, jobs).byName(), tokens));
    } catch (IOException | RuntimeException failed) {
      closing.close();
      throw failed;
    }
  }

  /** Where the main port can be asked from this machine. */
  public String baseUrl() {
    String host = settings.get(Catalogue.API_HOST);
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + front.port();
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

  private List<Route> routes(ShadowIndex index, Clock clock) {
    return Routes.of(
        new SearchHandler(index, follower::state, searchLimits(settings), metrics::searched),
        new GlossaryHandler(source),
        new GlossaryEditHandler(source, follower::entryChanged, clock),
        new TermSearchHandler(source),
        new ExportHandler(source, clock),
        new IndexHandler(follower),
        new DoctorHandler(doctor),
        new ConfigHandler(settings),
        new DocsHandler(settings.get(Catalogue.DOCS_ENABLED)));
  }

  private List<Route> connected(Path workingDirectory, Clock clock) {
    Path absolute = workingDirectory.toAbsolutePath();
    UploadFolder uploads =
        new UploadFolder(
            absolute.resolve(settings.get(Catalogue.UPLOAD_DIR)), absolute, notUploads(absolute));
    Documents documents = new Documents(source.tables());
    return Routes.connected(
        new RelationshipHandler(source.tables(), clock),
        new DocumentHandler(documents, uploads),
        new AdminHandler(source, documents, uploads, clock));
  }

  /** What is no uploaded file, even if UPLOAD_DIR is a folder above it. */
  private List<Path> notUploads(Path absolute) {
    Path database = source.file();
    return List.of(
        database,
        database.resolveSibling(database.getFileName() + "-journal"),
        database.resolveSibling(database.getFileName() + "-wal"),
        database.resolveSibling(database.getFileName() + "-shm"),
        absolute.resolve(settings.get(Catalogue.SIDECAR_DIR)),
        absolute.resolve(settings.get(Catalogue.BACKUP_DIR)));
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

  private Beans beans(Clock clock) {
    return new Beans(
        settings, metrics, follower, health.board(), HostWiring.jmx(hosts::snapshot, clock));
  }

  private HealthParts parts(
      ShadowIndex index, SidecarFolder folder, Path workingDirectory, HostFigures figures) {
    MainPort port = new MainPort(settings.get(Catalogue.API_HOST), this::port, this::progress);
    return HealthWiring.parts(
        settings,
        workingDirectory,
        folder,
        source,
        index,
        follower,
        doctor,
        figures,
        requests,
        port);
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
    int port = settings.get(Catalogue.METRICS_PORT);
    if (port == 0) {
      return () -> {};
    }
    Router router = new Router(watched(details, true), access);
    return HttpFront.start(
        Limits.metrics(settings.get(Catalogue.API_HOST), port),
        router,
        filters(settings),
        Observer.NONE);
  }

  /** Only this machine may connect, since passwords would travel in clear text. */
  private Jmx jmx(Map<String, Object> beans, Tokens tokens) throws IOException {
    int port = settings.get(Catalogue.JMX_PORT);
    return port == 0
        ? Jmx.later(beans, health::isReady)
        : Jmx.remote(beans, new RemoteAccess(LOOPBACK, port, null, tokens::isAdmin));
  }

  private static Optional<String> metricsPath(Settings settings) {
    return settings.get(Catalogue.METRICS_ENABLED) && settings.get(Catalogue.PROMETHEUS_ENABLED)
        ? Optional.of(settings.get(Catalogue.PROMETHEUS_ENDPOINT))
        : Optional.empty();
  }

  private void registerGauges(ShadowIndex index) {
    HealthWiring.gauges(metrics, health);
    GlossarySearch search = new GlossarySearch(index);
    metrics.gauge(MetricNames.INDEX_ENTRIES, "Entries in the search index.", index::entries);
    metrics.gauge(
        MetricNames.INDEX_LAG_SECONDS,
        "How long the search index has differed from the database.",
        () -> follower.state().lag().toNanos() / 1e9);
    metrics.gauge(
        MetricNames.ENTRIES, "Entries of the glossary.", "language", () -> byLanguage(search));
  }

  private static Map<String, Double> byLanguage(GlossarySearch search) {
    return Largest.of(search.statistics().byLanguage(), LANGUAGES_MAX);
  }

  private Observer observer() {
    AccessLog access = new AccessLog(settings.get(Catalogue.ACCESS_LOG_SAMPLE_RATE));
    return new Observer() {
      @Override
      public void started() {
        metrics.requestStarted();
      }

      @Override
      public void finished(String method, String route, int status, long elapsedNanos) {
        metrics.requestEnded(method, route, status, elapsedNanos);
        if (status >= 500 && !route.startsWith("/health")) { // there, it is an answer
          metrics.failed("HTTP " + status, route);
        }
        requests.finished(route, elapsedNanos);
        access.finished(method, route, status, elapsedNanos);
      }
    };
  }

  private static List<Filter> filters(Settings settings) {
    return Security.filters(
        settings.get(Catalogue.API_HOST),
        settings.get(Catalogue.ALLOWED_HOSTS),
        settings.get(Catalogue.ALLOWED_ORIGINS));
  }

  private static SearchLimits searchLimits(Settings settings) {
    return new SearchLimits(
        settings.get(Catalogue.SEARCH_DEADLINE_MS),
        settings.get(Catalogue.FTS_SNIPPET_LENGTH),
        settings.find(Catalogue.FTS_MAX_RESULTS).map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private static Limits limits(Settings settings) {
    boolean gzip = settings.get(Catalogue.GZIP_ENABLED);
    ByteSize smallest = settings.get(Catalogue.GZIP_MINIMUM_SIZE);
    boolean details = settings.get(Catalogue.SHOW_ERROR_DETAILS) && !settings.production();
    return new Limits(
        settings.get(Catalogue.API_HOST),
        settings.port(),
        Limits.WORKERS,
        Limits.QUEUE,
        settings.get(Catalogue.MAX_CONNECTIONS),
        settings.get(Catalogue.HEADER_TIMEOUT),
        settings.get(Catalogue.BODY_TIMEOUT),
        settings.get(Catalogue.REQUEST_TIMEOUT),
        settings.get(Catalogue.MAX_BODY_MB).bytes(),
        gzip ? (int) Math.min(Integer.MAX_VALUE, smallest.bytes()) : -1,
        "http",
        details);
  }
}
