package glossary.sidecar;

import static glossary.sidecar.http.Access.ADMIN;
import static glossary.sidecar.http.Access.EDIT;
import static glossary.sidecar.http.Access.OPEN;
import static glossary.sidecar.http.Access.READ;

import glossary.sidecar.admin.AdminHandler;
import glossary.sidecar.backup.BackupDownload;
import glossary.sidecar.backup.BackupHandler;
import glossary.sidecar.console.AccessHandler;
import glossary.sidecar.console.ConsoleHandler;
import glossary.sidecar.csp.CspReportHandler;
import glossary.sidecar.doctor.DoctorHandler;
import glossary.sidecar.documents.DocumentHandler;
import glossary.sidecar.documents.UploadHandler;
import glossary.sidecar.errors.ErrorsHandler;
import glossary.sidecar.errors.LogLevelHandler;
import glossary.sidecar.glossary.ExportHandler;
import glossary.sidecar.glossary.GlossaryEditHandler;
import glossary.sidecar.glossary.GlossaryHandler;
import glossary.sidecar.glossary.TermSearchHandler;
import glossary.sidecar.health.DetailHandler;
import glossary.sidecar.health.HealthHandler;
import glossary.sidecar.health.HistoryHandler;
import glossary.sidecar.host.HostHandler;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Route;
import glossary.sidecar.jobs.JobHandler;
import glossary.sidecar.metrics.MetricsHandler;
import glossary.sidecar.relationships.RelationshipHandler;
import glossary.sidecar.search.IndexHandler;
import glossary.sidecar.search.SearchHandler;
import glossary.sidecar.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * Every path that is answered, on one screen. In step with {@code openapi.yaml}; a test compares
 * the two.
 */
final class Routes {

  private Routes() {}

  static List<Route> of(
      SearchHandler search,
      GlossaryHandler glossary,
      GlossaryEditHandler edit,
      TermSearchHandler terms,
      ExportHandler export,
      IndexHandler index,
      DoctorHandler doctor,
      ConfigHandler config,
      DocsHandler docs) {
    List<Route> routes =
        new ArrayList<>(
            List.of(
                get("/api/search/fulltext", READ, search::fulltext),
                get("/api/search/suggest", READ, search::suggest),
                get("/api/search/stats", READ, search::stats),
                get("/api/glossary", READ, glossary::list),
                get("/api/glossary/count", READ, glossary::count),
                get("/api/glossary/search", READ, terms::search),
                get("/api/glossary/export", READ, export::export),
                get("/api/glossary/{id}", READ, glossary::show),
                post("/api/glossary", EDIT, edit::create),
                post("/api/glossary/bulk-update", EDIT, edit::bulkUpdate),
                put("/api/glossary/{id}", EDIT, edit::update),
                delete("/api/glossary/{id}", EDIT, edit::delete),
                get("/api/index", ADMIN, index::show),
                post("/api/index/rebuild", ADMIN, index::rebuild),
                get("/api/index/doctor", ADMIN, doctor::examine),
                get("/api/config", ADMIN, config::show)));
    if (docs.enabled()) {
      routes.add(get("/openapi.yaml", OPEN, docs::openapi));
      routes.add(get(docs.path(), OPEN, docs::page));
      routes.add(get(docs.path() + "/api.css", OPEN, docs::styles));
    }
    return routes;
  }

  /** What belongs to the entries: relationships, documents, and the figures of all. */
  static List<Route> connected(
      RelationshipHandler relationships,
      DocumentHandler documents,
      UploadHandler uploads,
      AdminHandler admin) {
    return List.of(
        get("/api/relationships/", READ, relationships::list),
        post("/api/relationships/", EDIT, relationships::create),
        get("/api/relationships/{id}", READ, relationships::show),
        put("/api/relationships/{id}", EDIT, relationships::update),
        delete("/api/relationships/{id}", EDIT, relationships::delete),
        get("/api/relationships/graph/data", READ, relationships::graph),
        get("/api/relationships/stats/overview", READ, relationships::overview),
        get("/api/documents", READ, documents::list),
        get("/api/documents/{id}", READ, documents::show),
        delete("/api/documents/{id}", EDIT, documents::delete),
        post("/api/documents/upload", EDIT, uploads::upload).withMaxBody(uploads.bodyBytes()),
        post("/api/documents/upload-batch", EDIT, uploads::uploadBatch)
            .withMaxBody(uploads.batchBodyBytes()),
        get("/api/admin/stats", OPEN, admin::stats));
  }

  /** What keeps the glossary safe, and the long works. */
  static List<Route> operations(JobHandler jobs) {
    return List.of(get("/api/jobs/{id}", ADMIN, jobs::show));
  }

  /** Copies of the database, and the way back. */
  static List<Route> backups(BackupHandler backups, BackupDownload files) {
    return List.of(
        get("/api/backups", ADMIN, backups::list),
        post("/api/backups", ADMIN, backups::take),
        post("/api/backups/drill", ADMIN, backups::drill),
        post("/api/backups/prune", ADMIN, backups::prune),
        get("/api/backups/{id}", ADMIN, backups::show),
        delete("/api/backups/{id}", ADMIN, backups::delete),
        get("/api/backups/{id}/download", ADMIN, files::download),
        post("/api/backups/{id}/verify", ADMIN, backups::verify),
        post("/api/backups/{id}/restore", ADMIN, backups::restore),
        post("/api/backups/{id}/pin", ADMIN, backups::pin),
        delete("/api/backups/{id}/pin", ADMIN, backups::unpin));
  }

  /** The JVMs that an agent is in. */
  static List<Route> hosts(HostHandler hosts) {
    return List.of(
        get("/api/hosts", ADMIN, hosts::list), get("/api/hosts/{id}", ADMIN, hosts::show));
  }

  /** What went wrong, and how much is logged of it. */
  static List<Route> errors(ErrorsHandler errors, LogLevelHandler levels) {
    return List.of(
        get("/api/errors", ADMIN, errors::list),
        get("/api/errors/{fingerprint}", ADMIN, errors::show),
        get("/api/errors/stats", OPEN, errors::stats),
        post("/api/errors/stats/reset", ADMIN, errors::reset),
        get("/api/log-level", ADMIN, levels::show),
        put("/api/log-level", ADMIN, levels::change));
  }

  /**
   * What browsers report of the hosts' pages. Anyone may send it, so it is a class of its own for
   * rate limits.
   */
  static List<Route> cspReports(CspReportHandler reports) {
    return List.of(
        post(Security.CSP_REPORTS, OPEN, reports::collect),
        get(Security.CSP_REPORTS, ADMIN, reports::show),
        delete(Security.CSP_REPORTS, ADMIN, reports::clear));
  }

  /**
   * What the metrics port answers too, so that probes and scrapes get through while the main port
   * is busy.
   */
  static List<Route> watched(HealthHandler health, DetailHandler details, MetricsHandler metrics) {
    List<Route> routes =
        new ArrayList<>(
            List.of(
                get("/health", OPEN, health::health),
                get("/health/detailed", OPEN, details::detailed),
                get("/health/metrics", OPEN, details::metrics),
                get("/health/ping", OPEN, health::ping),
                get("/health/liveness", OPEN, health::liveness),
                get("/health/ready", OPEN, health::ready),
                get("/health/startup", OPEN, health::startup)));
    metrics.path().ifPresent(path -> routes.add(get(path, OPEN, metrics::scrape)));
    return routes;
  }

  /** The page for people, what it loads, and what it asks before it asks anything else. */
  static List<Route> console(ConsoleHandler console, AccessHandler access, HistoryHandler history) {
    return List.of(
        get("/", OPEN, console::page),
        get("/console/{version}/{file}", OPEN, console::file),
        get("/api/access", OPEN, access::show),
        get("/health/history", OPEN, history::show));
  }

  private static Route get(String template, Access access, Handler handler) {
    return new Route("GET", template, access, handler);
  }

  private static Route put(String template, Access access, Handler handler) {
    return new Route("PUT", template, access, handler);
  }

  private static Route delete(String template, Access access, Handler handler) {
    return new Route("DELETE", template, access, handler);
  }

  private static Route post(String template, Access access, Handler handler) {
    return new Route("POST", template, access, handler);
  }
}
