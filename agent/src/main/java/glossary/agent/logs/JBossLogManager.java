package glossary.agent.logs;

import glossary.agent.hooks.HookPoint;
import java.util.Collections;
import java.util.List;

/** JBoss LogManager, of WildFly and Quarkus; a logger passes its records on to its parents. */
final class JBossLogManager implements LogLibrary {
  private static final String NODE = "org.jboss.logmanager.LoggerNode";

  private final Parts parts;

  JBossLogManager(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<HookPoint> points() {
    return Collections.singletonList(
        HookPoint.around(
            NODE, "publish", "(Lorg/jboss/logmanager/ExtLogRecord;)", new Line(parts)));
  }

  private static final class Line extends LogCall {
    private final Neighbour mdc = new Neighbour(NODE, "org.jboss.logmanager.MDC");

    Line(Parts parts) {
      super(parts);
    }

    @Override
    Class<?> context(Object node) {
      return mdc.of(node);
    }

    @Override
    int severity(Object node, Object record) throws Throwable {
      return RecordParts.severity(RecordParts.level(record));
    }

    @Override
    String exception(Object record, Object none) throws Throwable {
      return RecordParts.exception(record);
    }
  }
}
