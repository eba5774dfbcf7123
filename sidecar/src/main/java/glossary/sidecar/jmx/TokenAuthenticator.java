package glossary.sidecar.jmx;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Set;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;

/** Lets in whoever has the admin token as password; the user name may be any. */
final class TokenAuthenticator implements JMXAuthenticator {
  private final SignIn signIn;

  TokenAuthenticator(SignIn signIn) {
    this.signIn = signIn;
  }

  /**
   * @throws SecurityException in all other cases; the client sees its message
   */
  @Override
  public Subject authenticate(Object credentials) {
    if (credentials instanceof String[] pair && pair.length == 2 && pair[1] != null) {
      signIn.admit(pair[1], client());
      return new Subject(true, Set.of(new JMXPrincipal("admin")), Set.of(), Set.of());
    }
    throw new SecurityException("Use any user name, and the ADMIN_TOKEN as password.");
  }

  private static InetAddress client() {
    try {
      return InetAddress.getByName(RemoteServer.getClientHost()); // an address, not looked up
    } catch (ServerNotActiveException | UnknownHostException impossible) {
      throw new IllegalStateException("only RMI asks, for a client of an address", impossible);
    }
  }
}
