package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** Turns an event into the bytes of its line or lines, the last line end included. Thread-safe. */
@FunctionalInterface
interface LineEncoder {

  /**
   * @param withStack false where memory is short: the exception's type and message must do
   */
  byte[] encode(ILoggingEvent event, Marking marking, boolean withStack);
}
