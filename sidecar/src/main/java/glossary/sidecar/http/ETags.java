package glossary.sidecar.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Entity tags. Those of answers that may be compressed are weak: one tag stands for the plain and
 * the compressed form.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110</a>
 */
final class ETags {
  private static final int HASH_BYTES = 12;

  static String ofBytes(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + '"';
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  static String weak(String tag) {
    return tag.startsWith("W/") ? tag : "W/" + tag;
  }

  /**
   * @param ifNoneMatch values of the header, or null if it wasn't sent
   * @param tag weak or not, which makes no difference here
   */
  static boolean matches(List<String> ifNoneMatch, String tag) {
    if (ifNoneMatch != null) {
      for (String value : ifNoneMatch) {
        if (value.equals("*") || listHas(value, tag.substring(tag.indexOf('"')))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tags may hold commas, so the list is read from quote to quote. */
  private static boolean listHas(String list, String quoted) {
    int open = list.indexOf('"');
    while (open >= 0) {
      int close = list.indexOf('"', open + 1);
      if (close < 0) {
        return false;
      }
      if (close + 1 - open == quoted.length()
          && list.regionMatches(open, quoted, 0, quoted.length())) {
        return true;
      }
      open = list.indexOf('"', close + 1);
    }
    return false;
  }

  private ETags() {}
}
