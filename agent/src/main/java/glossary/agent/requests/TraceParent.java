package glossary.agent.requests;

/**
 * The header {@code traceparent}.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, 3.2</a>
 */
final class TraceParent {
  private static final int LENGTH = 55;
  private static final int TRACE_AT = 3;
  private static final int PARENT_AT = 36;
  private static final int FLAGS_AT = 53;

  private TraceParent() {}

  /** The trace id; null if the header is absent or not valid. */
  static String traceId(String header) {
    if (header == null || !isWhole(header)) {
      return null;
    }
    boolean valid =
        isHex(header, 0, 2)
            && !header.startsWith("ff")
            && isHex(header, TRACE_AT, PARENT_AT - 1)
            && !isZero(header, TRACE_AT, PARENT_AT - 1)
            && isHex(header, PARENT_AT, FLAGS_AT - 1)
            && !isZero(header, PARENT_AT, FLAGS_AT - 1)
            && isHex(header, FLAGS_AT, LENGTH);
    return valid ? header.substring(TRACE_AT, PARENT_AT - 1) : null;
  }

  /** Version 00 has this length; a later one may go on after a dash. */
  private static boolean isWhole(String header) {
    boolean length =
        header.length() == LENGTH
            || header.length() > LENGTH && header.charAt(LENGTH) == '-' && !header.startsWith("00");
    return length
        && header.charAt(TRACE_AT - 1) == '-'
        && header.charAt(PARENT_AT - 1) == '-'
        && header.charAt(FLAGS_AT - 1) == '-';
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
