package glossary.sidecar.http;

/**
 * Sees every request before it is routed and every answer before it is sent, those to malformed
 * requests and unknown paths included.
 */
@FunctionalInterface
public interface Filter {

  /**
   * Answers itself or asks {@code next}, which never throws a {@link Problem}: errors come back as
   * responses.
   *
   * @throws Problem to refuse the request
   */
  Response handle(Request request, Handler next);
}
