package glossary.sidecar.http;

/** Decides whether a caller may use a route. Asked after matching, before the handler. */
@FunctionalInterface
public interface Gate {

  /**
   * Returns if the request may pass.
   *
   * @throws Problem 401 or 403
   */
  void admit(Request request, Route route);
}
