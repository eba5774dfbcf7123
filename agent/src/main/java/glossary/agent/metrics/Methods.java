package glossary.agent.metrics;

/** The bounded values of the label {@code method}. */
final class Methods {
  private static final String[] NAMES = {
    "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "OTHER"
  };
  static final int COUNT = NAMES.length;

  private Methods() {}

  static int index(String method) {
    for (int i = 0; i < COUNT - 1; i++) {
      if (NAMES[i].equals(method)) {
        return i;
      }
    }
    return COUNT - 1;
  }

  static String name(int index) {
    return NAMES[index];
  }
}
