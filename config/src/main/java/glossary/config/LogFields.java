package glossary.config;

/** How the fields of a JSON log line are named. */
public enum LogFields {
  /**
   * {@code timestamp}, {@code level}, {@code request_id}: as the existing server's guide has it.
   */
  GUIDE,
  /** {@code @timestamp}, {@code log.level}, {@code http.request.id}: Elastic Common Schema. */
  ECS
}
