package glossary.agent.publish;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.metrics.RequestCells;
import glossary.api.jmx.AgentObjectNames;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Shows the agent through JMX. To be started late: the platform's MBean server loads the log
 * manager and 700 classes. Nothing that fails here reaches the caller; it costs a line on standard
 * error. Closing unregisters all, so that nothing keeps the agent's class loader.
 */
public final class JmxBeans implements AutoCloseable {
  private static final int INSTANCES_MAX = 100;

  private final MBeanServer server;
  private final List<ObjectName> registered = new ArrayList<>();

  /**
   * @param server {@link java.lang.management.ManagementFactory#getPlatformMBeanServer}
   */
  public JmxBeans(MBeanServer server) {
    this.server = server;
  }

  /** Registers all beans; a name that is taken gets {@code ,instance=2}, and so on. */
  public synchronized void start(
      String name,
      RequestCells cells,
      ErrorGroups errors,
      HeaderPolicy headers,
      SuppressedErrors suppressed,
      AgentControl control) {
    register(AgentObjectNames.REQUESTS, new RequestsBean(cells));
    register(AgentObjectNames.ERRORS, new ErrorsBean(errors));
    register(AgentObjectNames.HEADERS, new HeadersBean(headers, control));
    register(AgentObjectNames.AGENT, new AgentBean(name, control, suppressed));
  }

  private void register(String name, Object bean) {
    try {
      for (int instance = 1; instance <= INSTANCES_MAX; instance++) {
        if (registerAs(instance == 1 ? name : name + ",instance=" + instance, bean)) {
          return;
        }
      }
      Stderr.say("no JMX bean " + name + ": its name is taken " + INSTANCES_MAX + " times.");
    } catch (JMException | RuntimeException | LinkageError failed) {
      Stderr.say("no JMX bean " + name + ": " + failed + ".");
    }
  }

  private boolean registerAs(String name, Object bean) throws JMException {
    ObjectName objectName = new ObjectName(name);
    if (server.isRegistered(objectName)) {
      return false;
    }
    try {
      registered.add(server.registerMBean(bean, objectName).getObjectName());
      return true;
    } catch (InstanceAlreadyExistsException takenMeanwhile) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    for (ObjectName name : registered) {
      try {
        if (server.isRegistered(name)) {
          server.unregisterMBean(name);
        }
      } catch (JMException | RuntimeException failed) {
        Stderr.say("the JMX bean " + name + " stays registered: " + failed + ".");
      }
    }
    registered.clear();
  }
}
