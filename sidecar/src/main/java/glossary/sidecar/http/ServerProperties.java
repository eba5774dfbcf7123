package glossary.sidecar.http;

/**
 * The JDK server's limits, which are system properties that it reads once, when its first class
 * loads. All servers of the process share them. What the operator set with {@code -D} stays.
 */
final class ServerProperties {
  private static final String PREFIX = "sun.net.httpserver.";

  /** Has an effect before the process made its first server only. */
  static void apply(Limits limits) {
    byDefault("jdk.httpserver.maxConnections", limits.maxConnections());
    byDefault(PREFIX + "maxIdleConnections", Math.max(100, limits.maxConnections() / 2));
    byDefault(PREFIX + "nodelay", true);
    byDefault(PREFIX + "idleInterval", 20); // seconds
    byDefault(PREFIX + "clockTick", 1000); // milliseconds
    byDefault(PREFIX + "timerMillis", 500);
    byDefault(PREFIX + "maxReqHeaders", 64);
    byDefault(PREFIX + "maxReqHeaderSize", 16384);
    byDefault(PREFIX + "drainAmount", Linger.BYTES_KEPT_ALIVE);
    // In seconds, whatever the JDK's documentation says. The watchdog acts long before these.
    byDefault(PREFIX + "maxReqTime", slowestUploadSeconds(limits));
    byDefault(PREFIX + "maxRspTime", 3600);
  }

  /** Counts on 16 KiB/s at least over a whole body. */
  private static long slowestUploadSeconds(Limits limits) {
    long waiting = limits.headerTimeout().plus(limits.bodyTimeout()).toSeconds();
    return Math.max(300, waiting + limits.maxBodyBytes() / (16 << 10));
  }

  private static void byDefault(String name, Object value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value.toString());
    }
  }

  private ServerProperties() {}
}
