package glossary.agent.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire.
 *
 * @param method as the server will understand it; empty if it can't
 * @param target path and query
 */
record Sent(String method, String target, byte[] bytes) {

  static Sent get(String target, String... headers) {
    return of("GET", target, headers);
  }

  static Sent of(String method, String target, String... headers) {
    return raw(method, target, head(method, target, headers));
  }

  static Sent post(String target, String body) {
    String head = head("POST", target, "Content-Length: " + body.length());
    return raw("POST", target, head + body);
  }

  static Sent postChunked(String target, String... chunks) {
    StringBuilder text = new StringBuilder(head("POST", target, "Transfer-Encoding: chunked"));
    for (String chunk : chunks) {
      text.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
    }
    return raw("POST", target, text + "0\r\n\r\n");
  }

  /** Anything, also what no server accepts. */
  static Sent raw(String method, String target, String text) {
    return new Sent(method, target, RawClient.ascii(text));
  }

  /** The method that a lenient server sees in it. */
  String methodSeen() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return method.isEmpty() ? text.substring(0, Math.max(0, text.indexOf(' '))) : method;
  }

  /** The path that a lenient server sees in it. */
  String pathSeen() {
    String[] words = new String(bytes, StandardCharsets.ISO_8859_1).split(" ", 3);
    String seen = target.isEmpty() && words.length > 1 ? words[1] : target;
    return seen.split("[?]", 2)[0];
  }

  Sent followedBy(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(RawClient.ascii(text));
    return new Sent(method, target, all.toByteArray());
  }

  private static String head(String method, String target, String... headers) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: shop.example\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
