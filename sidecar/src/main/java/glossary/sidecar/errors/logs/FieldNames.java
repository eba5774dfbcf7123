package glossary.sidecar.errors.logs;

import java.util.Map;

/**
 * How the fields of a JSON line are called. Names of a request's context and of key-value pairs are
 * mapped; those that the schema lacks keep theirs, behind a prefix.
 */
record FieldNames(
    String timestamp,
    String level,
    String logger,
    String thread,
    String fingerprint,
    String suppressed,
    boolean ecs,
    Map<String, String> mapped,
    String prefix) {

  /** As the existing server's guide has them. */
  static final FieldNames GUIDE =
      new FieldNames(
          "timestamp",
          "level",
          "logger",
          "thread",
          "fingerprint",
          "suppressed",
          false,
          Map.of(),
          "");

  /**
   * @see <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common Schema</a>
   */
  static final FieldNames ECS =
      new FieldNames(
          "@timestamp",
          "log.level",
          "log.logger",
          "process.thread.name",
          "labels.fingerprint",
          "labels.suppressed",
          true,
          Map.of(
              "request_id", "http.request.id",
              "method", "http.request.method",
              "status", "http.response.status_code",
              "endpoint", "labels.endpoint",
              "client", "client.address",
              "role", "user.roles",
              "trace_id", "trace.id",
              "duration_ms", "event.duration"),
          "labels.");

  String of(String name) {
    String known = mapped.get(name);
    return known == null ? prefix + name : known;
  }
}
