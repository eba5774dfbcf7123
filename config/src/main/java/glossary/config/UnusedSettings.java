package glossary.config;

import static glossary.config.Category.UNUSED;

import java.net.URI;
import java.time.Duration;

/**
 * Names of the existing server's {@code .env} that do nothing here, so that the file loads as it
 * is. A few are still checked in production, because the server beside the sidecar obeys them.
 */
interface UnusedSettings {
  String NO_WORKERS = "The sidecar is one process.";
  String NO_RELOAD = "The sidecar is compiled; checked in production for the server beside it.";
  String NO_POOL = "The sidecar needs no connection pool.";
  String NO_NLP = "The sidecar extracts no terms.";
  String NO_CACHE = "Answers are fast enough without a cache that could be stale.";

  Setting<String> APP_VERSION =
      UNUSED.text("APP_VERSION", null).notUsed("The sidecar reports its own version.");
  Setting<Secret> SECRET_KEY =
      UNUSED
          .secret("SECRET_KEY")
          .notUsed("The sidecar signs nothing; checked in production for the server beside it.");
  Setting<Integer> API_WORKERS = UNUSED.integer("API_WORKERS", null).notUsed(NO_WORKERS);
  Setting<Boolean> RELOAD = UNUSED.bool("RELOAD", null).notUsed(NO_RELOAD);
  Setting<Boolean> AUTO_RELOAD = UNUSED.bool("AUTO_RELOAD", null).notUsed(NO_RELOAD);
  Setting<Integer> DATABASE_POOL_SIZE = UNUSED.integer("DATABASE_POOL_SIZE", null).notUsed(NO_POOL);
  Setting<Integer> DATABASE_MAX_OVERFLOW =
      UNUSED.integer("DATABASE_MAX_OVERFLOW", null).notUsed(NO_POOL);
  Setting<Integer> CONNECTION_POOL_SIZE =
      UNUSED.integer("CONNECTION_POOL_SIZE", null).notUsed(NO_POOL);
  Setting<Double> SENTRY_TRACES_SAMPLE_RATE =
      UNUSED.decimal("SENTRY_TRACES_SAMPLE_RATE", null).notUsed("Errors are sent, not traces.");
  Setting<String> SPACY_MODEL = UNUSED.text("SPACY_MODEL", null).notUsed(NO_NLP);
  Setting<Integer> NLP_BATCH_SIZE = UNUSED.integer("NLP_BATCH_SIZE", null).notUsed(NO_NLP);
  Setting<Double> NLP_MIN_CONFIDENCE = UNUSED.decimal("NLP_MIN_CONFIDENCE", null).notUsed(NO_NLP);
  Setting<URI> FRONTEND_URL =
      UNUSED.url("FRONTEND_URL", null).notUsed("Pages that may call the API: ALLOWED_ORIGINS.");
  Setting<Boolean> CACHE_ENABLED = UNUSED.bool("CACHE_ENABLED", null).notUsed(NO_CACHE);
  Setting<Duration> CACHE_TTL = UNUSED.duration("CACHE_TTL", null).notUsed(NO_CACHE);
  Setting<Integer> CACHE_MAX_SIZE = UNUSED.integer("CACHE_MAX_SIZE", null).notUsed(NO_CACHE);
  Setting<Boolean> RESPONSE_CACHE_ENABLED =
      UNUSED.bool("RESPONSE_CACHE_ENABLED", null).notUsed(NO_CACHE);
  Setting<String> REDOC_URL =
      UNUSED.text("REDOC_URL", null).notUsed("There is one API description, at DOCS_URL.");
}
