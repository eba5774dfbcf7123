package glossary.sidecar.jmx;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** A remote client with nothing of ours: the JDK's own, in this JVM or as a program. */
final class JmxClient implements AutoCloseable {
  private final JMXConnector connector;
  final MBeanServerConnection beans;

  /**
   * @param credentials as sent; null for none
   */
  JmxClient(int port, Object credentials, boolean tls) throws Exception {
    Map<String, Object> environment = new HashMap<>();
    if (credentials != null) {
      environment.put(JMXConnector.CREDENTIALS, credentials);
    }
    if (tls) {
      environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
    }
    connector = JMXConnectorFactory.connect(url(port), environment);
    beans = connector.getMBeanServerConnection();
  }

  static String[] password(String password) {
    return new String[] {"operator", password};
  }

  private static JMXServiceURL url(int port) throws Exception {
    return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
  }

  Object attribute(String bean, String name) throws Exception {
    return beans.getAttribute(new ObjectName(bean), name);
  }

  /** Connects over TLS, and prints an attribute. */
  public static void main(String[] arguments) throws Exception {
    try (JmxClient client =
        new JmxClient(Integer.parseInt(arguments[0]), password(arguments[1]), true)) {
      System.out.println(client.attribute(arguments[2], arguments[3]));
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
