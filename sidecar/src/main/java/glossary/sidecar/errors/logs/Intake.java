package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.List;

/**
 * Logback's only appender here: asks error tracking about warnings and errors, and passes on to the
 * outputs what is to be logged.
 */
public final class Intake extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private volatile ErrorSink sink = ErrorSink.NONE;
  private volatile List<Output> outputs;

  /** Prints text to standard error until it is told better. */
  public Intake() {
    outputs = bootstrap(Redactor.SHAPES);
  }

  /** From now on, who is told of warnings and errors. */
  public void errorsTo(ErrorSink told) {
    sink = told;
  }

  /** Closes the former ones. */
  void outputs(List<Output> opened) {
    List<Output> former = outputs;
    outputs = List.copyOf(opened);
    former.forEach(Output::close);
  }

  static List<Output> bootstrap(Redactor redactor) {
    return List.of(Output.direct(new TextLines(redactor)));
  }

  @Override
  protected void append(ILoggingEvent event) {
    Marking marking = Marking.NONE;
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      marking = sink.record(event);
      if (!marking.logged()) {
        return;
      }
    }
    for (Output output : outputs) {
      output.accept(event, marking);
    }
  }
}
