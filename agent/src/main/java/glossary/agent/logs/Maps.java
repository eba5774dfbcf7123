package glossary.agent.logs;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import java.util.ArrayList;
import java.util.List;

/** Where an application reads or fills a library's map of the thread. */
final class Maps {
  private static final String[] SLF4J = {"get", "put", "getCopyOfContextMap", "setContextMap"};
  private static final String[] LOG4J2 = {
    "get",
    "put",
    "putIfNull",
    "putAll",
    "containsKey",
    "getContext",
    "getImmutableContext",
    "getThreadContextMap"
  };
  private static final String[] LOG4J1 = {"get0", "put0", "getContext0"};
  private static final String[] JBOSS = {
    "get", "getObject", "put", "putObject", "copy", "copyObject"
  };

  private static final String LOGBACK_EVENT = "ch.qos.logback.classic.spi.LoggingEvent";

  private Maps() {}

  static List<HookPoint> points(Contexts contexts) {
    Hook use = new MapUse(contexts);
    List<HookPoint> points = new ArrayList<>();
    add("org.slf4j.MDC", SLF4J, use, points);
    add("org.apache.logging.log4j.ThreadContext", LOG4J2, use, points);
    add("org.jboss.logmanager.MDC", JBOSS, use, points);
    // Logback's events read their map once, which another agent may make them do early.
    points.add(HookPoint.enter(LOGBACK_EVENT, "getMDCPropertyMap", "()", new EventUse(contexts)));
    // Of Java 1.4, where a static method cannot name its class.
    for (String method : LOG4J1) {
      points.add(HookPoint.enter("org.apache.log4j.MDC", method, "(", use));
    }
    return points;
  }

  private static void add(String mdc, String[] methods, Hook use, List<HookPoint> to) {
    for (String method : methods) {
      to.add(HookPoint.enter(mdc, method, "(", use).withClass());
    }
  }

  /** A line that is being written takes the map with it. */
  private static final class EventUse extends Hook {
    private final Contexts contexts;
    private final Neighbour mdc = new Neighbour(LOGBACK_EVENT, "org.slf4j.MDC");

    EventUse(Contexts contexts) {
      this.contexts = contexts;
    }

    @Override
    public Object enter(Object event, Object first, Object second, Object third) throws Throwable {
      Class<?> map = mdc.of(event);
      if (map != null) {
        contexts.uses(map);
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }
}
