package glossary.agent.publish;

import io.prometheus.client.exporter.HTTPServer;

/**
 * Keeps simpleclient from changing the host. Its {@code HTTPServer}, whose static methods the
 * metric handler needs, sets two system properties when it is initialised, with which every server
 * of the JDK in this JVM would close connections after 60 seconds of a request and 600 of a
 * response.
 */
final class ServerLimits {
  private static final String REQUEST = "sun.net.httpserver.maxReqTime";
  private static final String RESPONSE = "sun.net.httpserver.maxRspTime";

  private ServerLimits() {}

  /**
   * Initialises {@code HTTPServer} and takes back what it set. To be called once the JDK's server
   * has read its settings, which it does when the first is created: then nobody sees them in
   * between.
   */
  static void leaveAlone() throws ClassNotFoundException {
    String request = System.getProperty(REQUEST);
    String response = System.getProperty(RESPONSE);
    Class.forName(HTTPServer.class.getName(), true, HTTPServer.class.getClassLoader());
    restore(REQUEST, request, "60");
    restore(RESPONSE, response, "600");
  }

  private static void restore(String name, String before, String set) {
    if (before == null) {
      System.getProperties().remove(name, set);
    }
  }
}
