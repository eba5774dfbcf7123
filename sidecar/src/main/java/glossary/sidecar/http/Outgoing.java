package glossary.sidecar.http;

/**
 * An answer ready to be sent: nothing of it can fail any more but the socket and a stream.
 *
 * @param status of the answer
 * @param response whose headers are sent
 * @param bytes the whole body, compressed if it is to be; null for a stream
 * @param stream the body if it is a stream, else null
 * @param length of the body in bytes, or -1 if unknown
 * @param gzip whether the body is compressed, or for a stream is to be
 * @param varies whether the answer depends on the request's Accept-Encoding
 * @param etag sent, or null
 */
record Outgoing(
    int status,
    Response response,
    byte[] bytes,
    Response.Writer stream,
    long length,
    boolean gzip,
    boolean varies,
    String etag) {

  /** Whether this status never has a body. */
  boolean isBodiless() {
    return status == 204 || status == 304 || status < 200;
  }
}
