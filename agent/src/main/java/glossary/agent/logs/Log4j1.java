package glossary.agent.logs;

import glossary.agent.hooks.HookPoint;
import glossary.agent.servers.Call;
import java.util.Collections;
import java.util.List;

/** Log4j 1.2 and reload4j. */
final class Log4j1 implements LogLibrary {
  private static final String CATEGORY = "org.apache.log4j.Category";

  private final Parts parts;

  Log4j1(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<HookPoint> points() {
    return Collections.singletonList(
        HookPoint.around(
            CATEGORY, "callAppenders", "(Lorg/apache/log4j/spi/LoggingEvent;)", new Event(parts)));
  }

  private static final class Event extends LogCall {
    // org.apache.log4j.spi.LoggingEvent, its level and its ThrowableInformation
    private final Call getLevel = Call.of("getLevel");
    private final Call toInt = Call.ofInt("toInt");
    private final Call getThrowableInformation = Call.of("getThrowableInformation");
    private final Call getThrowable = Call.of("getThrowable");
    private final Neighbour mdc = new Neighbour(CATEGORY, "org.apache.log4j.MDC");

    Event(Parts parts) {
      super(parts);
    }

    @Override
    Class<?> context(Object category) {
      return mdc.of(category);
    }

    @Override
    int severity(Object category, Object event) throws Throwable {
      return Severity.rising(toInt.intOn(getLevel.on(event)));
    }

    /** An event that came over a network has the text of its exception only. */
    @Override
    String exception(Object event, Object none) throws Throwable {
      Object information = getThrowableInformation.on(event);
      Object thrown = information == null ? null : getThrowable.on(information);
      return thrown == null ? null : thrown.getClass().getName();
    }
  }
}
