package glossary.sidecar.jmx;

/**
 * RMI's limits, which are system properties that it reads once, when its classes load. What the
 * operator set with {@code -D} stays.
 */
final class RmiDefaults {

  private RmiDefaults() {}

  /**
   * Has an effect before the process uses RMI only.
   *
   * @param host that clients are told to connect to, unless it stands for all addresses
   */
  static void apply(String host) {
    if (!host.equals("0.0.0.0") && !host.equals("::")) {
      byDefault("java.rmi.server.hostname", host);
    }
    // Nobody but this process binds names, not even another user of this machine.
    byDefault("sun.rmi.registry.registryFilter", "!*");
    byDefault("sun.rmi.transport.tcp.maxConnectionThreads", "32");
    byDefault("sun.rmi.transport.tcp.readTimeout", "300000"); // milliseconds, between two calls
    // Else RMI collects the whole heap once an hour.
    byDefault("sun.rmi.dgc.server.gcInterval", Long.toString(Long.MAX_VALUE - 1));
    byDefault("sun.rmi.dgc.client.gcInterval", Long.toString(Long.MAX_VALUE - 1));
  }

  private static void byDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
