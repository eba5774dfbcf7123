package glossary.sidecar.jmx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows the sidecar through JMX while it runs. The platform's MBean server costs hundreds of
 * classes, so that it is asked for late, on a thread of its own: a second after the sidecar is
 * ready, or four after its start if it does not get ready. With remote JMX it is there at once.
 */
public final class Jmx implements AutoCloseable {
  private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Map<String, Object> beans;
  private final CountDownLatch closed = new CountDownLatch(1);
  private JmxBeans registered;
  private AutoCloseable remote = () -> {};

  private Jmx(Map<String, Object> beans) {
    this.beans = beans;
  }

  /**
   * Returns at once.
   *
   * @param beans by name
   */
  public static Jmx later(Map<String, Object> beans, BooleanSupplier ready) {
    Jmx jmx = new Jmx(beans);
    Thread thread = new Thread(() -> jmx.registerWhen(ready), "jmx");
    thread.setDaemon(true);
    thread.start();
    return jmx;
  }

  /**
   * Listens when this returns.
   *
   * @throws glossary.sidecar.http.PortInUse if another process has the port
   * @throws IOException if it cannot listen
   */
  public static Jmx remote(Map<String, Object> beans, RemoteAccess access) throws IOException {
    Jmx jmx = new Jmx(beans);
    jmx.register();
    try {
      jmx.remote = RemoteJmx.start(access, ManagementFactory.getPlatformMBeanServer());
      return jmx;
    } catch (IOException | RuntimeException failed) {
      jmx.close();
      throw failed;
    }
  }

  private void registerWhen(BooleanSupplier ready) {
    try {
      long start = System.nanoTime();
      while (!ready.getAsBoolean() && System.nanoTime() - start < READY_WITHIN_NANOS) {
        if (closed.await(100, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      if (!closed.await(1, TimeUnit.SECONDS)) {
        register();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void register() {
    if (closed.getCount() > 0) {
      registered = new JmxBeans(ManagementFactory.getPlatformMBeanServer());
      registered.register(beans);
    }
  }

  /** Unregisters, and cuts remote clients off. May be called again. */
  @Override
  public synchronized void close() {
    closed.countDown();
    try {
      remote.close();
    } catch (Exception failed) {
      throw new IllegalStateException("remote JMX does not stop", failed);
    } finally {
      remote = () -> {};
      if (registered != null) {
        registered.close();
      }
    }
  }
}
