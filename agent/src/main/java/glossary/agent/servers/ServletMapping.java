package glossary.agent.servers;

/** A {@code HttpServletMapping}, of either of the two servlet APIs. */
final class ServletMapping {
  private static final Call GET_MAPPING_MATCH = Call.of("getMappingMatch");
  private static final Call GET_PATTERN = Call.of("getPattern");

  private ServletMapping() {}

  /** Null if no servlet was matched. */
  static String pattern(Object mapping) throws Throwable {
    return GET_MAPPING_MATCH.on(mapping) == null ? null : (String) GET_PATTERN.on(mapping);
  }
}
