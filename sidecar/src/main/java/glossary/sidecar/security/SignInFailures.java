package glossary.sidecar.security;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;

/** Is told of every token that was sent and is not valid, on the request's thread. */
@FunctionalInterface
public interface SignInFailures {
  /** Does nothing. */
  SignInFailures IGNORED = request -> {};

  /**
   * Must answer at once.
   *
   * @throws Problem to answer something else than 401, such as 429 after too many
   */
  void failed(Request request);
}
