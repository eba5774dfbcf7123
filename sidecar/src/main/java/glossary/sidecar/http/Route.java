package glossary.sidecar.http;

/**
 * One path of the API.
 *
 * @param method GET, POST, PUT or DELETE
 * @param template such as {@code /api/glossary/{id}}; a fixed segment wins over a variable one
 * @param access what the caller must be allowed to do
 * @param mostBodyBytes largest request body, where that is not the server's limit; else -1
 */
public record Route(
    String method, String template, Access access, Handler handler, long mostBodyBytes) {

  /** A path under the server's limit for bodies. */
  public Route(String method, String template, Access access, Handler handler) {
    this(method, template, access, handler, -1);
  }

  /** The same path with a limit of its own. */
  public Route withMaxBody(long bytes) {
    return new Route(method, template, access, handler, bytes);
  }
}
