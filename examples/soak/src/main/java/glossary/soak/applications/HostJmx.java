package glossary.soak.applications;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** JMX of an application's process: the agent's switch, and what a leak would show in. */
final class HostJmx implements AutoCloseable {
  private static final String METASPACE =
      ManagementFactory.MEMORY_POOL_MXBEAN_DOMAIN_TYPE + ",name=Metaspace";
  private static final String AGENT = "glossary.agent:type=Agent";

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private HostJmx(JMXConnector connector) throws Exception {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  @SuppressWarnings("BanJNDI") // the address is the attached JVM's own
  static HostJmx attach(long pid) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      JMXServiceURL address = new JMXServiceURL(jvm.startLocalManagementAgent());
      HostJmx jmx = new HostJmx(JMXConnectorFactory.connect(address));
      for (int i = 0; !jmx.server.isRegistered(new ObjectName(AGENT)); i++) {
        if (i == 1_000) {
          throw new IllegalStateException("no MBean " + AGENT);
        }
        Thread.sleep(20);
      }
      return jmx;
    } finally {
      jvm.detach();
    }
  }

  /** Both return when it is done. */
  void enable(boolean on) throws Exception {
    server.invoke(new ObjectName(AGENT), on ? "enable" : "disable", new Object[0], new String[0]);
  }

  /**
   * After a collection: bytes of the heap and of classes, threads, open files. How many classes the
   * JVM says to have loaded is no measure: it counts each class again whenever that is transformed.
   */
  Kept kept() throws Exception {
    MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      memory.gc();
      heap = Math.min(heap, memory.getHeapMemoryUsage().getUsed());
    }
    return new Kept(
        heap,
        bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class).getThreadCount(),
        bean(METASPACE, MemoryPoolMXBean.class).getUsage().getUsed(),
        (long)
            server.getAttribute(
                new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                "OpenFileDescriptorCount"));
  }

  /** What a process holds. */
  record Kept(long heap, int threads, long classes, long files) {
    @Override
    public String toString() {
      return "%.1f MB of heap, %d threads, %.1f MB of classes, %d files"
          .formatted(heap / 1e6, threads, classes / 1e6, files);
    }
  }

  private <T> T bean(String name, Class<T> type) throws Exception {
    return ManagementFactory.newPlatformMXBeanProxy(server, name, type);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
