package glossary.sidecar.http;

import java.nio.charset.StandardCharsets;

/**
 * The Content-Disposition of a file that is to be kept under a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266#section-4">RFC 6266, section 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187#section-3.2">RFC 8187, section 3.2</a>
 */
public final class Attachment {
  private static final String UNQUOTED = "!#$&+-.^_`|~";

  private Attachment() {}

  /**
   * The header's value, with the name in both forms: in plain ASCII for old clients, where other
   * characters become {@code _}, and in UTF-8 for all others.
   */
  public static String named(String filename) {
    return "attachment; filename=\""
        + ascii(filename)
        + "\"; filename*=UTF-8''"
        + encoded(filename);
  }

  private static String ascii(String filename) {
    StringBuilder plain = new StringBuilder(filename.length());
    filename
        .codePoints()
        .forEach(
            c -> plain.append(c >= ' ' && c <= '~' && "\"\\%/".indexOf(c) < 0 ? (char) c : '_'));
    return plain.toString();
  }

  private static String encoded(String filename) {
    StringBuilder encoded = new StringBuilder(filename.length());
    for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isLetterOrDigit(c) || UNQUOTED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
