package glossary.sidecar.jmx;

import glossary.sidecar.http.PortInUse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.ExportException;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * The JDK's JMX connector over RMI: registry and connector on one port, at {@code
 * service:jmx:rmi:///jndi/rmi://HOST:PORT/jmxrmi}, so that jconsole finds it by host and port. The
 * JDK's own agent can be started with the JVM only, and its passwords are in a file.
 */
final class RemoteJmx implements AutoCloseable {
  private static final String NAME = "jmxrmi";

  /** Names and passwords. */
  private static final String CREDENTIALS = "java.lang.String;!*";

  /** What jconsole and its like send: open types, names, filters and queries. */
  private static final String PARAMETERS =
      "maxdepth=20;maxrefs=10000;maxbytes=1000000;maxarray=10000;java.lang.*;java.math.*;"
          + "java.util.*;java.rmi.MarshalledObject;javax.management.*;"
          + "javax.management.openmbean.*;javax.security.auth.Subject;!*";

  private final Registry registry;
  private final JMXConnectorServer connector;

  private RemoteJmx(Registry registry, JMXConnectorServer connector) {
    this.registry = registry;
    this.connector = connector;
  }

  static RemoteJmx start(RemoteAccess access, MBeanServer beans) throws IOException {
    RmiDefaults.apply(access.host());
    InetAddress address = InetAddress.getByName(access.host());
    RMIServerSocketFactory server = new ServerSockets(address, access.tls());
    RMIClientSocketFactory client = access.tls() == null ? null : new SslRMIClientSocketFactory();
    Registry registry = registry(access.port(), client, server);
    try {
      return new RemoteJmx(registry, connect(access, registry, client, server, beans));
    } catch (IOException | RuntimeException failed) {
      UnicastRemoteObject.unexportObject(registry, true);
      throw failed;
    }
  }

  private static Registry registry(
      int port, RMIClientSocketFactory client, RMIServerSocketFactory server) throws IOException {
    try {
      return LocateRegistry.createRegistry(port, client, server);
    } catch (ExportException refused) {
      if (refused.getCause() instanceof BindException bind && !isInUse(bind)) {
        throw bind;
      }
      throw new PortInUse(port, refused); // without a cause, it is another sidecar of this process
    }
  }

  private static boolean isInUse(BindException bind) {
    return String.valueOf(bind.getMessage()).contains("in use");
  }

  private static JMXConnectorServer connect(
      RemoteAccess access,
      Registry registry,
      RMIClientSocketFactory client,
      RMIServerSocketFactory server,
      MBeanServer beans)
      throws IOException {
    Map<String, Object> environment =
        Map.of(
            JMXConnectorServer.AUTHENTICATOR, new TokenAuthenticator(access.signIn()),
            RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, CREDENTIALS,
            RMIConnectorServer.SERIAL_FILTER_PATTERN, PARAMETERS);
    RMIJRMPServerImpl exported = new RMIJRMPServerImpl(access.port(), client, server, environment);
    JMXServiceURL url = new JMXServiceURL("rmi", access.host(), access.port());
    JMXConnectorServer connector = new RMIConnectorServer(url, environment, exported, beans);
    connector.setMBeanServerForwarder(GuardedServer.forwarder());
    connector.start();
    try {
      registry.rebind(NAME, exported.toStub());
      return connector;
    } catch (IOException | RuntimeException failed) {
      connector.stop();
      throw failed;
    }
  }

  /** Clients are cut off. */
  @Override
  public void close() throws IOException {
    try {
      connector.stop();
    } finally {
      UnicastRemoteObject.unexportObject(registry, true);
    }
  }
}
