package glossary.sidecar.jmx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registered beans of one sidecar. A bean that cannot be registered costs a line of the log and
 * nothing else. Thread-safe.
 */
final class JmxBeans implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JmxBeans.class);
  private static final int INSTANCES_MAX = 100;

  private final MBeanServer server;
  private final List<ObjectName> registered = new ArrayList<>();

  JmxBeans(MBeanServer server) {
    this.server = server;
  }

  /** A name that another sidecar of this JVM has gets {@code ,instance=2}, and so on. */
  synchronized void register(Map<String, Object> beans) {
    beans.forEach(this::register);
  }

  private void register(String name, Object bean) {
    try {
      for (int instance = 1; instance <= INSTANCES_MAX; instance++) {
        if (registerAs(instance == 1 ? name : name + ",instance=" + instance, bean)) {
          return;
        }
      }
      LOG.warn("No JMX bean {}: its name is taken {} times.", name, INSTANCES_MAX);
    } catch (JMException | RuntimeException failed) {
      LOG.warn("No JMX bean {}", name, failed);
    }
  }

  private boolean registerAs(String name, Object bean) throws JMException {
    try {
      registered.add(server.registerMBean(bean, new ObjectName(name)).getObjectName());
      return true;
    } catch (InstanceAlreadyExistsException taken) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    for (ObjectName name : registered) {
      try {
        server.unregisterMBean(name);
      } catch (JMException | RuntimeException failed) {
        LOG.debug("The JMX bean {} was not registered any more", name, failed);
      }
    }
    registered.clear();
  }
}
