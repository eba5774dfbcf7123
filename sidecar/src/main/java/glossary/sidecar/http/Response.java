package glossary.sidecar.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer as a value. Immutable; {@link #with} gives a changed copy.
 *
 * @param status HTTP status
 * @param kind what the content is, which decides its security headers
 * @param headers as sent, without those that the front adds to every answer
 * @param body never null; empty for none
 */
public record Response(int status, Kind kind, Map<String, String> headers, Body body) {

  /** What an answer holds. */
  public enum Kind {
    /** JSON, text, metrics: never rendered as a page. */
    API,
    /** A page or its assets. */
    PAGE,
    /** A file to be kept. */
    DOWNLOAD
  }

  /** The content of an answer. */
  public sealed interface Body {
    /** All bytes at hand. */
    record Bytes(byte[] bytes) implements Body {}

    /** One JSON value, written when the answer is sent. */
    record JsonValue(Json value) implements Body {}

    /**
     * Written piece by piece. Of unknown length, unless the response has a {@code Content-Length},
     * which must then be exact.
     */
    record Stream(Writer writer) implements Body {}
  }

  /** Writes a body of unknown length; blocks while the client is slow. */
  @FunctionalInterface
  public interface Writer {
    void writeTo(java.io.OutputStream out) throws java.io.IOException;
  }

  private static final Body NOTHING = new Body.Bytes(new byte[0]);

  public static Response json(int status, Json value) {
    return new Response(
        status, Kind.API, Map.of("Content-Type", "application/json"), new Body.JsonValue(value));
  }

  /** Text of the given media type, UTF-8. */
  public static Response text(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response bytes(int status, String contentType, byte[] bytes) {
    return new Response(
        status, Kind.API, Map.of("Content-Type", contentType), new Body.Bytes(bytes));
  }

  /** No content at all. */
  public static Response empty(int status) {
    return new Response(status, Kind.API, Map.of(), NOTHING);
  }

  /** A copy with this header set. */
  public Response with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new Response(status, kind, changed, body);
  }

  /** A copy with these headers set, and the others kept. */
  public Response withAll(Map<String, String> added) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.putAll(added);
    return new Response(status, kind, changed, body);
  }

  /**
   * A copy that stands for a version of its content: a client that has it gets 304, and the body is
   * not even written.
   *
   * @param version changes whenever the content does; visible ASCII without quotes
   */
  public Response etag(String version) {
    return with("ETag", "W/\"" + version + '"');
  }

  /** A header by any case of its name; null if not set. */
  public String header(String name) {
    String exact = headers.get(name);
    if (exact == null) {
      for (Map.Entry<String, String> header : headers.entrySet()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          return header.getValue();
        }
      }
    }
    return exact;
  }

  public Response as(Kind changed) {
    return new Response(status, changed, headers, body);
  }
}
