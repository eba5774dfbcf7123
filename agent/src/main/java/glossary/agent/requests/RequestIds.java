package glossary.agent.requests;

import java.util.concurrent.ThreadLocalRandom;

/** Names of single requests, of the same shape as the sidecar's. */
final class RequestIds {
  private static final int LONGEST = 128;
  private static final int DIGITS = 16;
  private static final int BITS = 4;
  private static final String HEX = "0123456789abcdef";

  private RequestIds() {}

  /** The caller's, if it may go into a header and a log as it is; otherwise a new one. */
  static String keepOrMake(String sent) {
    return sent != null && isValid(sent) ? sent : make();
  }

  /** Through the one constructor that takes bytes as they are, without a decoder. */
  @SuppressWarnings("deprecation") // digits are ASCII
  private static String make() {
    long bits = ThreadLocalRandom.current().nextLong();
    byte[] digits = new byte[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      digits[i] = (byte) HEX.charAt((int) (bits >>> i * BITS) & 0xf);
    }
    return new String(digits, 0, 0, DIGITS);
  }

  private static boolean isValid(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isValid(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValid(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == ':'
        || c == '-';
  }
}
