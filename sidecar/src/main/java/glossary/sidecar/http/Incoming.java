package glossary.sidecar.http;

/**
 * A request as it came from the socket.
 *
 * @param request its path is empty if the one sent had no canonical form
 * @param method as sent
 * @param problem what is wrong with it before any route is tried, or null
 * @param body of the request
 * @param untrusted whether it is in doubt where the request ends, so that no further one may be
 *     read from its connection
 */
record Incoming(
    Request request, String method, Problem problem, LimitedBody body, boolean untrusted) {

  /** With the limit of where it goes; a declared length beyond it is a problem at once. */
  Incoming within(long mostBytes) {
    boolean fits = body.limit(mostBytes);
    return fits || problem != null
        ? this
        : new Incoming(request, method, LimitedBody.tooLarge(mostBytes), body, untrusted);
  }

  /** Whether the connection is to be closed after the answer. */
  boolean isLast() {
    return untrusted || body.leavesMuch();
  }

  boolean isHead() {
    return method.equals("HEAD");
  }
}
