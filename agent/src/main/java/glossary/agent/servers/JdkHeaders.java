package glossary.agent.servers;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks into the JDK's headers, which copy a name twice whenever they are asked for it. Their set
 * of names does not.
 */
final class JdkHeaders {

  /** As the JDK writes names: of those that the agent asks for, so they are few. */
  private static final ConcurrentHashMap<String, String> NORMAL =
      new ConcurrentHashMap<String, String>();

  private JdkHeaders() {}

  static boolean has(Headers headers, String name) {
    return headers.keySet().contains(normal(name));
  }

  /** Null if there is none. */
  static String first(Headers headers, String name) {
    return has(headers, name) ? headers.getFirst(name) : null;
  }

  private static String normal(String name) {
    String normal = NORMAL.get(name);
    if (normal == null) {
      normal =
          name.substring(0, 1).toUpperCase(Locale.ROOT)
              + name.substring(1).toLowerCase(Locale.ROOT);
      NORMAL.put(name, normal);
    }
    return normal;
  }
}
