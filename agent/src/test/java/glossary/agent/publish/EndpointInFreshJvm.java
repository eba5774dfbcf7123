package glossary.agent.publish;

import java.lang.reflect.Method;

/** Starts the endpoint and tells what the JVM is like before and after. */
final class EndpointInFreshJvm {
  private EndpointInFreshJvm() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    System.out.println("before " + properties());
    PrometheusEndpoint endpoint = new FakeAgent().served(0);
    System.out.println("endpoint " + (endpoint != null));
    System.out.println("after " + properties());
    System.out.println("limits " + limits());
  }

  private static String properties() {
    return System.getProperty("sun.net.httpserver.maxReqTime")
        + " "
        + System.getProperty("sun.net.httpserver.maxRspTime");
  }

  private static String limits() throws ReflectiveOperationException {
    try {
      Class<?> config = Class.forName("sun.net.httpserver.ServerConfig");
      return limit(config, "getMaxReqTime") + " " + limit(config, "getMaxRspTime");
    } catch (ClassNotFoundException without) {
      return "absent";
    }
  }

  private static Object limit(Class<?> config, String name) throws ReflectiveOperationException {
    Method getter = config.getDeclaredMethod(name);
    getter.setAccessible(true);
    return getter.invoke(null);
  }
}
