package glossary.sidecar.security;

import glossary.sidecar.http.Problem;
import java.net.InetAddress;

/** Is told of every token that was sent and is not valid, on the thread that looked at it. */
@FunctionalInterface
public interface SignInFailures {
  /** Does nothing. */
  SignInFailures IGNORED = peer -> {};

  /**
   * Must answer at once.
   *
   * @param peer the other end of the connection; the client is who the context names, if it does
   * @throws Problem to answer something else than 401, such as 429 after too many
   */
  void failed(InetAddress peer);
}
