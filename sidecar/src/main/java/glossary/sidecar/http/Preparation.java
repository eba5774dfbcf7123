package glossary.sidecar.http;

import java.io.IOException;

/** From a response to what goes over the wire: entity tags, 304, JSON, compression. */
final class Preparation {
  private static final String REVALIDATED = "private, no-cache";
  private static final byte[] NOTHING = new byte[0];

  private final JsonBytes json = new JsonBytes();
  private final Compression compression;

  Preparation(Limits limits) {
    compression = new Compression(limits.gzipMinimumBytes());
  }

  Outgoing prepare(Request request, Response response) throws IOException {
    if (response.status() == 200 && request.method().equals("GET")) {
      return prepareCacheable(request, response);
    }
    return complete(request, response, bytesOf(response), null);
  }

  private Outgoing prepareCacheable(Request request, Response response) throws IOException {
    String given = response.header("ETag");
    byte[] bytes = null;
    boolean forms = compression.concerns(response, Long.MAX_VALUE);
    String tag = given == null || !forms ? given : ETags.weak(given);
    if (tag == null && REVALIDATED.equals(response.header("Cache-Control"))) {
      bytes = bytesOf(response);
      tag = bytes == null ? null : ETags.ofBytes(bytes);
    }
    if (tag != null && ETags.matches(request.headers().get("if-none-match"), tag)) {
      return new Outgoing(304, response, NOTHING, null, 0, false, forms, tag);
    }
    return complete(request, response, bytes == null ? bytesOf(response) : bytes, tag);
  }

  /**
   * @param bytes null for a stream
   */
  private Outgoing complete(Request request, Response response, byte[] bytes, String tag)
      throws IOException {
    int status = response.status();
    boolean varies = compression.concerns(response, bytes == null ? Long.MAX_VALUE : bytes.length);
    boolean gzip = varies && Compression.isAccepted(request.headers().get("accept-encoding"));
    if (bytes == null) {
      Response.Writer writer = ((Response.Body.Stream) response.body()).writer();
      long length = gzip ? -1 : declaredLength(response);
      return new Outgoing(status, response, null, writer, length, gzip, varies, tag);
    }
    byte[] sent = gzip ? Compression.gzip(bytes) : bytes;
    return new Outgoing(status, response, sent, null, sent.length, gzip, varies, tag);
  }

  private static long declaredLength(Response response) {
    String length = response.header("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  /** Null for a stream. */
  private byte[] bytesOf(Response response) throws IOException {
    if (response.body() instanceof Response.Body.JsonValue document) {
      return json.of(document.value());
    }
    return response.body() instanceof Response.Body.Bytes body ? body.bytes() : null;
  }
}
