package glossary.sidecar.security.rate;

import glossary.sidecar.http.RequestContext;
import glossary.sidecar.security.SignInFailures;
import glossary.sidecar.security.Tokens;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Lets admins in who come by another way than HTTP. What was guessed by one way counts for the
 * other, too. Thread-safe.
 */
public final class LimitedSignIn {
  private final Tokens tokens;
  private final SignInFailures failures;
  private final Optional<RateLimiter> limiter;

  /**
   * @param limiter empty if guesses are to be told and not limited
   */
  public LimitedSignIn(Tokens tokens, SignInFailures failures, Optional<RateLimiter> limiter) {
    this.tokens = tokens;
    this.failures = failures;
    this.limiter = limiter;
  }

  /**
   * @throws SecurityException if this is not the admin's token, or if too many from there were not
   */
  public void admit(String token, InetAddress client) {
    if (limiter.filter(each -> each.refusesSignIn(client)).isPresent()) {
      throw new SecurityException(
          "Too many tokens from this address were not valid; wait a minute.");
    }
    if (!tokens.isAdmin(token)) {
      limiter.ifPresent(each -> each.failedSignIn(client));
      RequestContext.outside(() -> tell(client));
      throw new SecurityException("Use any user name, and the ADMIN_TOKEN as password.");
    }
  }

  private void tell(InetAddress client) {
    RequestContext.client(client.getHostAddress());
    failures.failed(client);
  }
}
