package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Date;
import javax.management.Attribute;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through a real connector: what a client sees has crossed a socket. */
class JmxBeansTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final FakeAgent agent = new FakeAgent();
  private JmxBeans beans;
  private JMXConnectorServer connectorServer;
  private JMXConnector connector;
  private MBeanServerConnection client;

  @BeforeEach
  void connect() throws Exception {
    beans = agent.registered(server);
    JMXServiceURL anywhere = new JMXServiceURL("rmi", "127.0.0.1", 0);
    connectorServer = JMXConnectorServerFactory.newJMXConnectorServer(anywhere, null, server);
    connectorServer.start();
    connector = JMXConnectorFactory.connect(connectorServer.getAddress());
    client = connector.getMBeanServerConnection();
  }

  @AfterEach
  void disconnect() throws Exception {
    connector.close();
    connectorServer.stop();
    beans.close();
    assertThat(server.queryNames(name("*"), null)).isEmpty();
  }

  private static ObjectName name(String type) throws Exception {
    return new ObjectName("glossary.agent:type=" + type + (type.equals("*") ? ",*" : ""));
  }

  private Object get(String type, String attribute) throws Exception {
    return client.getAttribute(name(type), attribute);
  }

  @Test
  void requests_are_composite_data() throws Exception {
    assertThat(get("Requests", "Total")).isEqualTo(3L);
    assertThat(get("Requests", "InFlight")).isEqualTo(1L);
    CompositeData first = ((CompositeData[]) get("Requests", "Series"))[0];
    assertThat(first.get("method")).isEqualTo("GET");
    assertThat(first.get("route")).isEqualTo("/orders/{id}");
    assertThat(first.get("status")).isEqualTo("200");
    assertThat(first.get("count")).isEqualTo(2L);
    assertThat(first.get("totalSeconds")).isEqualTo(0.006);
    assertThat(first.get("meanSeconds")).isEqualTo(0.003);
    assertThat(first.get("maxSeconds")).isEqualTo(0.004);
    assertThat(((CompositeData[]) get("Requests", "Series"))[1].get("status"))
        .isEqualTo("cancelled");
  }

  @Test
  void errors_are_composite_data() throws Exception {
    assertThat(get("Errors", "Total")).isEqualTo(1L);
    CompositeData group = ((CompositeData[]) get("Errors", "Groups"))[0];
    assertThat(group.get("type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(group.get("count")).isEqualTo(1L);
    assertThat(group.get("handled")).isEqualTo(false);
    assertThat(group.get("endpoint")).isEqualTo("GET /a");
    assertThat(group.get("requestId")).isEqualTo("r1");
    assertThat(group.get("firstSeen")).isEqualTo(new Date(1000));
    assertThat((String) group.get("stack")).contains("\tat glossary.agent.publish.FakeAgent");
  }

  @Test
  void all_attributes_have_open_types() throws Exception {
    assertThat(client.queryNames(name("*"), null)).hasSize(4);
    for (ObjectName bean : client.queryNames(name("*"), null)) {
      assertThat(client.getMBeanInfo(bean).getAttributes())
          .isNotEmpty()
          .allMatch(
              attribute -> attribute.getDescriptor().getFieldValue("openType") instanceof OpenType);
    }
  }

  @Test
  void the_agent_is_switched_and_the_mode_is_set() throws Exception {
    invoke("disable");
    assertThat(get("Agent", "Enabled")).isEqualTo(false);
    invoke("enable");
    assertThat(get("Agent", "Enabled")).isEqualTo(true);
    assertThat(get("Agent", "Name")).isEqualTo("shop");

    client.setAttribute(name("Headers"), new Attribute("Mode", "enforce"));
    assertThat(get("Headers", "Mode")).isEqualTo("enforce");
  }

  private void invoke(String operation) throws Exception {
    client.invoke(name("Agent"), operation, null, null);
  }

  @Test
  void a_client_is_told_what_is_wrong_by_classes_that_it_has() {
    assertThatThrownBy(
            () -> client.setAttribute(name("Headers"), new Attribute("Mode", "paranoid")))
        .isInstanceOf(RuntimeMBeanException.class)
        .cause()
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be off, report, safe or enforce")
        .hasNoCause();
    assertThatThrownBy(() -> client.setAttribute(name("Headers"), new Attribute("Mode", "report")))
        .rootCause()
        .hasMessageContaining("headers.report-to");
    assertThatThrownBy(() -> invoke("reset"))
        .isInstanceOf(RuntimeMBeanException.class)
        .isNotInstanceOf(MBeanException.class)
        .cause()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("the agent could not do it: broken")
        .hasNoCause();
  }

  @Test
  void where_a_name_is_taken_a_number_follows() throws Exception {
    JmxBeans second = new FakeAgent().registered(server);

    assertThat(client.isRegistered(new ObjectName("glossary.agent:type=Agent,instance=2")))
        .isTrue();
    assertThat(client.queryNames(name("*"), null)).hasSize(8);

    second.close();
    second.close();
    assertThat(client.queryNames(name("*"), null)).hasSize(4);
  }

  @Test
  void a_server_that_refuses_everything_is_no_ones_problem() {
    MBeanServer refusing =
        (MBeanServer)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MBeanServer.class},
                (proxy, method, arguments) -> {
                  throw new SecurityException("no");
                });

    String said =
        Captured.stderr(
            () -> {
              JmxBeans refused = agent.registered(refusing);
              refused.close();
            });

    assertThat(said.lines()).hasSize(4).allMatch(line -> line.contains("no JMX bean glossary."));
  }

  @Test
  void suppressed_errors_are_tabular_data() throws Exception {
    TabularData errors = (TabularData) get("Agent", "SuppressedErrors");

    assertThat(errors.get(new Object[] {"tomcat"}).get("value")).isEqualTo(3L);
  }
}
