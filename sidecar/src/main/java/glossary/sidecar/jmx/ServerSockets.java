package glossary.sidecar.jmx;

import glossary.sidecar.http.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.server.RMIServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/**
 * Listens on one address only, with TLS if it is given. Equal factories share a port.
 *
 * @param tls null for none
 */
record ServerSockets(InetAddress address, Tls tls) implements RMIServerSocketFactory {
  private static final int BACKLOG = 16;

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    if (tls == null) {
      return new ServerSocket(port, BACKLOG, address);
    }
    SSLServerSocket socket =
        (SSLServerSocket)
            tls.context().getServerSocketFactory().createServerSocket(port, BACKLOG, address);
    socket.setSSLParameters(tls.parameters());
    return socket;
  }
}
