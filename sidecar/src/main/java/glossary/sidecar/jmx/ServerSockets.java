package glossary.sidecar.jmx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.server.RMIServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Listens on one address only, with TLS 1.3 or 1.2 if there is a context. Equal factories share a
 * port.
 *
 * @param tls null for none
 */
record ServerSockets(InetAddress address, SSLContext tls) implements RMIServerSocketFactory {
  private static final int BACKLOG = 16;

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    if (tls == null) {
      return new ServerSocket(port, BACKLOG, address);
    }
    SSLServerSocket socket =
        (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(port, BACKLOG, address);
    socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return socket;
  }
}
