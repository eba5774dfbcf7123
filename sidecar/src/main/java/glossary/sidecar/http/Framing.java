package glossary.sidecar.http;

import com.sun.net.httpserver.Headers;
import java.util.List;

/**
 * Where a request ends and whom it is for, checked where the JDK's parser is lax: a proxy in front
 * that reads the same bytes another way would let a second request in.
 */
final class Framing {

  /**
   * @throws Problem 400 or 505; the connection must then be closed
   */
  static void check(String protocol, Headers headers) {
    boolean http11 = "HTTP/1.1".equals(protocol);
    if (!http11 && !"HTTP/1.0".equals(protocol)) {
      throw new Problem(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
    }
    List<String> hosts = headers.get("Host");
    if (hosts == null ? http11 : hosts.size() != 1) {
      throw new Problem(400, "The request must have exactly one Host header.");
    }
    List<String> lengths = headers.get("Content-length");
    boolean chunked = headers.containsKey("Transfer-encoding");
    if (chunked && (lengths != null || !http11)) {
      throw new Problem(400, "The request has both a length and chunks, or chunks in HTTP/1.0.");
    }
    if (lengths != null && (lengths.size() != 1 || !isLength(lengths.get(0)))) {
      throw new Problem(400, "Content-Length must be one whole number.");
    }
  }

  /** Bytes of the body; -1 if it comes in chunks. Only for checked headers. */
  static long length(Headers headers) {
    if (headers.containsKey("Transfer-encoding")) {
      return -1;
    }
    String length = headers.getFirst("Content-length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean isLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 18;
  }

  private Framing() {}
}
