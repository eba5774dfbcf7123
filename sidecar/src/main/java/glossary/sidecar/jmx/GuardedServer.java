package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.SidecarObjectNames;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.MBeanServerForwarder;

/**
 * What a remote client may do: read everything, and change only what is ours. Without this, whoever
 * has the password could load classes into the process, write heap dumps anywhere, or make beans of
 * any class. A proxy, as the JDK's access control is one: of some thirty methods, three need a
 * decision.
 */
final class GuardedServer implements InvocationHandler {
  private static final Set<String> READING =
      Set.of(
          "getAttribute",
          "getAttributes",
          "getMBeanInfo",
          "getMBeanCount",
          "getObjectInstance",
          "getDomains",
          "getDefaultDomain",
          "queryNames",
          "queryMBeans",
          "isRegistered",
          "isInstanceOf",
          "addNotificationListener",
          "removeNotificationListener",
          "getClassLoader",
          "getClassLoaderFor",
          "getClassLoaderRepository");
  private static final Set<String> CHANGING = Set.of("invoke", "setAttribute", "setAttributes");

  /** Of the JVM's own beans, those that stop, write or load nothing; consoles use them. */
  private static final Set<String> HARMLESS =
      Set.of("java.lang:type=Threading", "java.lang:type=Memory");

  private volatile MBeanServer server;

  private GuardedServer() {}

  static MBeanServerForwarder forwarder() {
    return (MBeanServerForwarder)
        Proxy.newProxyInstance(
            GuardedServer.class.getClassLoader(),
            new Class<?>[] {MBeanServerForwarder.class},
            new GuardedServer());
  }

  /**
   * @throws SecurityException if a remote client may not do this
   */
  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("setMBeanServer")) {
      server = (MBeanServer) arguments[0];
      return null;
    }
    if (method.getName().equals("getMBeanServer")) {
      return server;
    }
    if (!isAllowed(method, arguments)) {
      throw new SecurityException(
          "Remote JMX may read all beans, and change only those of glossary.sidecar.");
    }
    try {
      return method.invoke(server, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static boolean isAllowed(Method method, Object[] arguments) {
    String name = method.getName();
    if (method.getDeclaringClass() == Object.class || READING.contains(name)) {
      return true;
    }
    return CHANGING.contains(name)
        && arguments[0] instanceof ObjectName bean
        && (bean.getDomain().equals(SidecarObjectNames.DOMAIN)
            || (name.equals("invoke") && HARMLESS.contains(bean.getCanonicalName())));
  }
}
