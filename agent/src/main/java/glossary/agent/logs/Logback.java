package glossary.agent.logs;

import glossary.agent.hooks.HookPoint;
import glossary.agent.servers.Call;
import java.util.Collections;
import java.util.List;

/** Logback, from 1.0 on. Its map is SLF4J's. */
final class Logback implements LogLibrary {
  private static final String LOGGER = "ch.qos.logback.classic.Logger";

  private final Parts parts;

  Logback(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<HookPoint> points() {
    return Collections.singletonList(
        HookPoint.around(
            LOGGER,
            "callAppenders",
            "(Lch/qos/logback/classic/spi/ILoggingEvent;)",
            new Event(parts)));
  }

  private static final class Event extends LogCall {
    // ch.qos.logback.classic.spi.ILoggingEvent, its level and its IThrowableProxy
    private final Call getLevel = Call.of("getLevel");
    private final Call toInt = Call.ofInt("toInt");
    private final Call getThrowableProxy = Call.of("getThrowableProxy");
    private final Call getClassName = Call.of("getClassName");
    private final Neighbour mdc = new Neighbour(LOGGER, "org.slf4j.MDC");

    Event(Parts parts) {
      super(parts);
    }

    @Override
    Class<?> context(Object logger) {
      return mdc.of(logger);
    }

    @Override
    int severity(Object logger, Object event) throws Throwable {
      return Severity.rising(toInt.intOn(getLevel.on(event)));
    }

    @Override
    String exception(Object event, Object none) throws Throwable {
      Object proxy = getThrowableProxy.on(event);
      return proxy == null ? null : (String) getClassName.on(proxy);
    }
  }
}
