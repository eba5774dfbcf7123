package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** JMX of another JVM of the same user, by its process id. */
final class RemoteJmx implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private RemoteJmx(JMXConnector connector) throws Exception {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  static RemoteJmx attach(long pid) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      JMXServiceURL address = new JMXServiceURL(jvm.startLocalManagementAgent());
      return new RemoteJmx(JMXConnectorFactory.connect(address));
    } finally {
      jvm.detach();
    }
  }

  static void loadAgent(long pid, Path jar, String options) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      jvm.loadAgent(jar.toString(), options);
    } finally {
      jvm.detach();
    }
  }

  /** The agent registers its beans when it likes. */
  void awaitBean(String name) throws Exception {
    ObjectName bean = new ObjectName(name);
    assertThat(Eventually.read(() -> server.isRegistered(bean), found -> found)).as(name).isTrue();
  }

  void invoke(String name, String operation) throws Exception {
    server.invoke(new ObjectName(name), operation, new Object[0], new String[0]);
  }

  /** All of them, if all are of open types. */
  Map<String, Object> attributes(String name) throws Exception {
    ObjectName bean = new ObjectName(name);
    Map<String, Object> values = new LinkedHashMap<>();
    for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
      assertThat(attribute.getDescriptor().getFieldValue("openType"))
          .as("%s, open type of %s", name, attribute.getName())
          .isNotNull();
      values.put(attribute.getName(), server.getAttribute(bean, attribute.getName()));
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
