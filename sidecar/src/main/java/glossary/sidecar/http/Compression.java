package glossary.sidecar.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Which answers are sent as gzip, and to whom. */
final class Compression {
  private final int minimumBytes;

  /**
   * @param minimumBytes -1 for none at all
   */
  Compression(int minimumBytes) {
    this.minimumBytes = minimumBytes;
  }

  /** Whether the answer's form depends on what the client accepts. */
  boolean concerns(Response response, long bytes) {
    return minimumBytes >= 0
        && bytes >= minimumBytes
        && response.header("Content-Encoding") == null
        && isCompressible(response.header("Content-Type"));
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 4096)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  /**
   * Whether gzip is wanted: the most specific entry decides, {@code q=0} forbids.
   *
   * @param acceptEncoding values of the header, or null if it wasn't sent
   */
  static boolean isAccepted(List<String> acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    Boolean any = null;
    for (String value : acceptEncoding) {
      for (String entry : value.split(",", -1)) {
        String coding = coding(entry);
        if (coding.equals("gzip") || coding.equals("x-gzip")) {
          return isWanted(entry);
        }
        any = coding.equals("*") ? Boolean.valueOf(isWanted(entry)) : any;
      }
    }
    return Boolean.TRUE.equals(any);
  }

  private static String coding(String entry) {
    int semicolon = entry.indexOf(';');
    String coding = semicolon < 0 ? entry : entry.substring(0, semicolon);
    return coding.strip().toLowerCase(Locale.ROOT);
  }

  /** A weight that can't be read counts as none. */
  private static boolean isWanted(String entry) {
    int q = entry.toLowerCase(Locale.ROOT).indexOf("q=");
    if (q < 0) {
      return true;
    }
    String weight = entry.substring(q + 2).strip();
    for (int i = 0; i < weight.length(); i++) {
      char c = weight.charAt(i);
      if (c >= '1' && c <= '9') {
        return true;
      }
      if (c != '0' && c != '.') {
        return false;
      }
    }
    return false;
  }

  private static boolean isCompressible(String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon).strip();
    return switch (type) {
      case "application/json", "application/openmetrics-text", "application/javascript" -> true;
      case "image/svg+xml", "application/xml", "application/yaml" -> true;
      case "text/event-stream" -> false;
      default -> type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml");
    };
  }
}
