package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.admin.AdminHandler;
import glossary.sidecar.doctor.DoctorHandler;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.documents.DocumentHandler;
import glossary.sidecar.documents.Documents;
import glossary.sidecar.documents.UploadFolder;
import glossary.sidecar.documents.UploadHandler;
import glossary.sidecar.documents.UploadLimits;
import glossary.sidecar.documents.UploadStore;
import glossary.sidecar.documents.UploadTidying;
import glossary.sidecar.glossary.ExportHandler;
import glossary.sidecar.glossary.GlossaryEditHandler;
import glossary.sidecar.glossary.GlossaryHandler;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.glossary.TermSearchHandler;
import glossary.sidecar.http.Route;
import glossary.sidecar.metrics.Largest;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.relationships.RelationshipHandler;
import glossary.sidecar.search.GlossarySearch;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.IndexHandler;
import glossary.sidecar.search.SearchHandler;
import glossary.sidecar.search.SearchLimits;
import glossary.sidecar.search.ShadowIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What serves the glossary: searches, entries, what belongs to them, and their figures. */
record GlossaryWiring(
    Settings settings,
    Path workingDirectory,
    SqliteSource source,
    ShadowIndex index,
    IndexFollower follower,
    IndexDoctor doctor,
    Clock clock) {
  private static final int LANGUAGES_MAX = 50;

  List<Route> routes(Metrics metrics) {
    return Routes.of(
        new SearchHandler(index, follower::state, searchLimits(), metrics::searched),
        new GlossaryHandler(source),
        new GlossaryEditHandler(source, follower::entryChanged, clock),
        new TermSearchHandler(source),
        new ExportHandler(source, clock),
        new IndexHandler(follower),
        new DoctorHandler(doctor),
        new ConfigHandler(settings),
        new DocsHandler(settings.get(Catalogue.DOCS_ENABLED), settings.get(Catalogue.DOCS_URL)));
  }

  /**
   * @param closing is told of what has to be closed
   */
  List<Route> connected(Closing closing) {
    Path absolute = workingDirectory.toAbsolutePath();
    UploadFolder uploads =
        new UploadFolder(settings.get(Catalogue.UPLOAD_DIR), absolute, notUploads(absolute));
    Documents documents = new Documents(source.tables());
    UploadStore store =
        closing.later(new UploadStore(uploads, uploadLimits(), source.tables(), clock));
    closing.later(new UploadTidying(store).start());
    return Routes.connected(
        new RelationshipHandler(source.tables(), clock),
        new DocumentHandler(documents, uploads, store),
        new UploadHandler(store),
        new AdminHandler(source, documents, uploads, clock));
  }

  private UploadLimits uploadLimits() {
    return new UploadLimits(
        settings.get(Catalogue.UPLOAD_MAX_SIZE_MB).bytes(),
        settings.get(Catalogue.UPLOAD_ALLOWED_EXTENSIONS),
        settings.get(Catalogue.DISK_CRITICAL_THRESHOLD_GB).bytes());
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

  void register(Metrics metrics) {
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

  private SearchLimits searchLimits() {
    return new SearchLimits(
        settings.get(Catalogue.SEARCH_DEADLINE_MS),
        settings.get(Catalogue.FTS_SNIPPET_LENGTH),
        settings.find(Catalogue.FTS_MAX_RESULTS).map(OptionalInt::of).orElse(OptionalInt.empty()));
  }
}
