package glossary.sidecar.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names of single requests, found again in answers, logs and error reports. */
final class RequestIds {
  private static final int LONGEST = 128;

  /** The caller's, if it is one that may go into a log as it is; otherwise a new one. */
  static String keepOrMake(String sent) {
    return sent != null && isValid(sent) ? sent : make();
  }

  private static String make() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
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

  private RequestIds() {}
}
