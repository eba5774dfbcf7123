package glossary.agent.requests;

/** How a server tells the route of one of its requests while it is being handled. */
public interface Template {
  /**
   * Called on the thread that handles the request.
   *
   * @param request whatever the server has given with the request
   * @return a template, or {@link RouteNames#UNMATCHED} if none has been matched yet
   */
  String of(Object request) throws Throwable;
}
