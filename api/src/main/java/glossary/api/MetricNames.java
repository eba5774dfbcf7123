package glossary.api;

/** Names of the metrics that cross a process boundary. Base units, Prometheus conventions. */
public final class MetricNames {

  /** Histogram of finished requests, labels {@code method, route, status}. Seconds. */
  public static final String REQUESTS_SECONDS = "http_server_requests_seconds";

  /** Gauge of requests that have started and not ended. */
  public static final String REQUESTS_IN_FLIGHT = "http_server_requests_in_flight";

  /** Counter of errors, labels {@code type, route}. */
  public static final String ERRORS_TOTAL = "http_server_errors_total";

  /** Counter of inputs that look like an attack, labels {@code class, action}. */
  public static final String INPUT_FINDINGS_TOTAL = "input_findings_total";

  /** Counter of lines that a host has logged, labels {@code level, type}. */
  public static final String HOST_LOG_EVENTS_TOTAL = "host_log_events_total";

  /** Counter of the agent's own errors that the host did not notice, label {@code hook}. */
  public static final String SUPPRESSED_ERRORS_TOTAL = "agent_suppressed_errors_total";

  /** Gauge, label {@code host}: 1 while a JVM of that name runs and its heart beats, else 0. */
  public static final String HOST_UP = "host_up";

  /** Gauge of the youngest sign of life, label {@code host}. Seconds. */
  public static final String HOST_HEARTBEAT_AGE_SECONDS = "host_heartbeat_age_seconds";

  /** Counter of JVMs that ended without a good-bye, label {@code host}. */
  public static final String HOST_CRASHES_TOTAL = "host_crashes_total";

  /** Counter of tokens that were sent and are not valid. */
  public static final String SIGN_IN_FAILURES_TOTAL = "sign_in_failures_total";

  /** Gauge of the source's entries, label {@code language}. */
  public static final String ENTRIES = "glossary_entries";

  /** Histogram of searches, label {@code kind}. Seconds. */
  public static final String SEARCH_SECONDS = "glossary_search_seconds";

  /** Gauge of how far the search index is behind the database. Seconds. */
  public static final String INDEX_LAG_SECONDS = "glossary_index_lag_seconds";

  /** Gauge of the entries in the search index. */
  public static final String INDEX_ENTRIES = "glossary_index_entries";

  /** Gauge of each subsystem, label {@code subsystem}: 2 healthy, 1 degraded, 0 unhealthy. */
  public static final String HEALTH_STATUS = "glossary_health_status";

  /** Gauge of what can still be written, label {@code folder}: the setting that names it. Bytes. */
  public static final String DISK_FREE_BYTES = "glossary_disk_free_bytes";

  /** Gauge: 1 while a log file cannot be written, otherwise 0. */
  public static final String LOG_FAILING = "glossary_log_failing";

  /** Gauge of lines that found no room in the logs since the start. */
  public static final String LOG_DROPPED_LINES = "glossary_log_dropped_lines";

  /** Gauge of the file system's size, label {@code folder}: the setting that names it. Bytes. */
  public static final String DISK_SIZE_BYTES = "glossary_disk_size_bytes";

  /** Gauge of memory that can be had, of the machine or the container. Bytes. */
  public static final String MEMORY_AVAILABLE_BYTES = "glossary_memory_available_bytes";

  /** Gauge of the memory that there is, of the machine or the container. Bytes. */
  public static final String MEMORY_LIMIT_BYTES = "glossary_memory_limit_bytes";

  /** Gauge of when the newest backup was taken, or found to be still as the database. Seconds. */
  public static final String BACKUP_LAST_SUCCESS = "glossary_backup_last_success_timestamp_seconds";

  /** Gauge of when a backup was last restored and searched. Seconds. */
  public static final String BACKUP_LAST_PROVEN = "glossary_backup_last_proven_timestamp_seconds";

  /** Gauge of how long the newest backup took. Seconds. */
  public static final String BACKUP_DURATION_SECONDS = "glossary_backup_duration_seconds";

  /** Gauge of the newest backup's stored size. Bytes. */
  public static final String BACKUP_SIZE_BYTES = "glossary_backup_size_bytes";

  /** Gauge of the backups in the folder. */
  public static final String BACKUPS = "glossary_backups";

  /** Gauge of when the TLS certificate in use ends. Seconds. */
  public static final String TLS_NOT_AFTER = "tls_certificate_not_after_timestamp_seconds";

  /** Gauge: 1 if the TLS certificate in use is what its files hold, 0 if they cannot be used. */
  public static final String TLS_RELOAD_SUCCESSFUL = "tls_certificate_last_reload_successful";

  /** Counter of requests, label {@code decision}: allowed, refused, shadowed or exempt. */
  public static final String RATE_LIMIT_DECISIONS_TOTAL = "rate_limit_decisions_total";

  /** Gauge of the clients, networks and tokens that the rate limit tells apart. */
  public static final String RATE_LIMIT_KEYS = "rate_limit_keys";

  /** Counter of requests whose client shared a limit because there was no room to count it. */
  public static final String RATE_LIMIT_OVERFLOW_TOTAL = "rate_limit_overflow_total";

  private MetricNames() {}
}
