package glossary.sidecar.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header lines of one part of a form.
 *
 * @param name of the field
 * @param filename as meant by the sender, in whichever of the usual encodings it came; null if the
 *     part is no file
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578#section-4.2">RFC 7578, 4.2</a>
 */
record PartHead(String name, String filename) {
  private static final int MOST_LINES = 16;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

  /**
   * @param latin1 the lines as they came, one character for each byte
   * @throws Problem 400 if they cannot be read in one way only
   */
  static PartHead parse(String latin1) {
    Map<String, String> lines = lines(latin1);
    String encoding = lines.get("content-transfer-encoding");
    if (encoding != null && !PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw new Problem(
          400, "Send the parts of the form as they are, without a transfer encoding.");
    }
    MediaParameters disposition =
        MediaParameters.parse(lines.getOrDefault("content-disposition", ""));
    String name = disposition.values().get("name");
    if (!disposition.essence().equals("form-data") || name == null) {
      throw new Problem(400, "Every part of the form needs Content-Disposition: form-data; name=.");
    }
    return new PartHead(decoded(name), filename(disposition.values()));
  }

  private static Map<String, String> lines(String head) {
    Map<String, String> lines = new HashMap<>();
    String[] all = head.split("\r\n", 0);
    if (all.length > MOST_LINES) {
      throw malformed();
    }
    for (String line : all) {
      int colon = line.indexOf(':');
      if (colon < 1 || !isClean(line) || !isName(line.substring(0, colon))) {
        throw malformed();
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (lines.put(name, line.substring(colon + 1).strip()) != null) {
        throw malformed();
      }
    }
    return lines;
  }

  /** A line that goes on in the next one begins with a space, which no name does. */
  private static boolean isName(String name) {
    return name.chars()
        .allMatch(
            c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
  }

  private static boolean isClean(String line) {
    return line.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\t');
  }

  private static Problem malformed() {
    return new Problem(400, "The header lines of a part of the form cannot be read.");
  }

  private static String filename(Map<String, String> values) {
    String extended = values.get("filename*");
    String plain = values.get("filename");
    return extended == null ? plain == null ? null : decoded(plain) : extended(extended);
  }

  /** UTF-8 if it is, as browsers send it, and else what old Windows programs send. */
  private static String decoded(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return strict(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS);
    }
  }

  /** {@code UTF-8'en'gr%C3%B6%C3%9Fe.pdf}, by RFC 8187. */
  private static String extended(String value) {
    String[] parts = value.split("'", 3);
    boolean latin1 = parts[0].equalsIgnoreCase("ISO-8859-1");
    if (parts.length < 3 || !(latin1 || parts[0].equalsIgnoreCase("UTF-8"))) {
      throw malformed();
    }
    try {
      return strict(
          octets(parts[2]), latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    } catch (CharacterCodingException wrong) {
      throw malformed();
    }
  }

  private static byte[] octets(String text) {
    byte[] octets = new byte[text.length()];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
        if (low < 0) {
          throw malformed();
        }
        octets[size++] = (byte) (high << 4 | low);
        i += 2;
      } else if (c < 0x7f) {
        octets[size++] = (byte) c;
      } else {
        throw malformed();
      }
    }
    return Arrays.copyOf(octets, size);
  }

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
