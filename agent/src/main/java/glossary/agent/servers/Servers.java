package glossary.agent.servers;

import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All servers that the agent knows. */
public final class Servers {

  /** One for each of the servers below; two generations of one server share a name. */
  private static final String[] NAMES = {
    "tomcat",
    "jetty",
    "jetty",
    "undertow",
    "netty",
    "netty",
    "vertx",
    "webflux",
    "spring",
    "jersey",
    "javalin",
    "spark",
    "jdk",
    "grizzly",
    "helidon",
    ServletFallback.NAME
  };

  private Servers() {}

  /** The first of these that is no server's name; null if all are. */
  public static String unknown(Set<String> names) {
    List<String> known = Arrays.asList(NAMES);
    for (String name : names) {
      if (!known.contains(name)) {
        return name;
      }
    }
    return null;
  }

  /** All names, for people. */
  public static String names() {
    return String.join(", ", new LinkedHashSet<>(Arrays.asList(NAMES)));
  }

  /**
   * The hooks of all of them.
   *
   * @param off names of servers to leave alone, such as {@code tomcat}
   */
  public static List<HookPoint> points(RequestTracker tracker, Set<String> off) {
    RouteNames routes = new RouteNames();
    NettyResponses netty = new NettyResponses(tracker);
    Server[] servers = {
      new Tomcat(tracker, routes),
      new Jetty9(tracker, routes),
      new Jetty12(tracker, routes),
      new Undertow(tracker, routes),
      new Netty(tracker, netty),
      new NettyHttp2(tracker),
      new Vertx(tracker, routes, netty),
      new WebFlux(tracker, routes),
      new SpringMvc(),
      new Jersey(),
      new Javalin(),
      new Spark(),
      new JdkServer(tracker, routes),
      new Grizzly(tracker, routes),
      new Helidon(tracker, routes),
      new ServletFallback(tracker, routes, off),
    };
    List<HookPoint> points = new ArrayList<>();
    for (int i = 0; i < servers.length; i++) {
      if (!off.contains(NAMES[i])) {
        for (HookPoint point : servers[i].points()) {
          points.add(point.in(i));
        }
      }
    }
    return points;
  }
}
