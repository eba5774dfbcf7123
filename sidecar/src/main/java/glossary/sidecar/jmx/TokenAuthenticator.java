package glossary.sidecar.jmx;

import java.util.Set;
import java.util.function.Predicate;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in whoever has the admin token as password; the user name may be any. */
final class TokenAuthenticator implements JMXAuthenticator {
  private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);

  private final Predicate<String> admin;

  TokenAuthenticator(Predicate<String> admin) {
    this.admin = admin;
  }

  /**
   * @throws SecurityException in all other cases; the client sees its message
   */
  @Override
  public Subject authenticate(Object credentials) {
    if (credentials instanceof String[] pair
        && pair.length == 2
        && pair[1] != null
        && admin.test(pair[1])) {
      return new Subject(true, Set.of(new JMXPrincipal("admin")), Set.of(), Set.of());
    }
    LOG.warn("A JMX client was refused: its password is not the ADMIN_TOKEN.");
    throw new SecurityException("Use any user name, and the ADMIN_TOKEN as password.");
  }
}
