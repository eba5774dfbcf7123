package glossary.agent.it;

/**
 * A line of a host's log.
 *
 * @param id empty if it has none, as the others
 */
record LogLine(String level, String id, String trace, String endpoint, String text) {
  private static final String MARK = "LOG com.example.shop|";

  /** Whether it is one that the application has logged, not its server. */
  static boolean is(String line) {
    return line.startsWith(MARK);
  }

  static LogLine parse(String line) {
    String[] parts = line.substring(MARK.length()).split("\\|", 5);
    return new LogLine(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }
}
