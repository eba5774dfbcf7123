package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * A line for people; a stack trace follows on indented lines. No input can begin a line or colour a
 * terminal.
 */
final class TextLines implements LineEncoder {
  private static final int LONGEST_MESSAGE = 8192;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST_FRAMES = 100;

  private final Timestamps timestamps = new Timestamps();
  private final Redactor redactor;

  TextLines(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public byte[] encode(ILoggingEvent event, Marking marking, boolean withStack) {
    StringBuilder line = new StringBuilder(160);
    line.append(timestamps.of(event.getInstant())).append(' ');
    appendLevel(line, event);
    String logger = event.getLoggerName();
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
    String message = String.valueOf(event.getFormattedMessage());
    line.append(redactor.shown(message, LONGEST_MESSAGE));
    appendContext(line, event, marking);
    line.append('\n');
    appendThrown(line, event.getThrowableProxy(), withStack);
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void appendLevel(StringBuilder line, ILoggingEvent event) {
    String level = Levels.of(event).name();
    line.append(level).append(" ".repeat(Math.max(1, 9 - level.length())));
  }

  private void appendContext(StringBuilder line, ILoggingEvent event, Marking marking) {
    String request = event.getMDCPropertyMap().get("request_id");
    if (request != null) {
      String client = event.getMDCPropertyMap().getOrDefault("client", "");
      String who = request + ' ' + redactor.shown(client, LONGEST_VALUE);
      line.append(" [").append(who.strip()).append(']');
    }
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        String value = redactor.shown(String.valueOf(pair.value), LONGEST_VALUE);
        line.append(' ').append(pair.key).append('=').append(value);
      }
    }
    if (marking.suppressed() > 0) {
      line.append(" (").append(marking.suppressed()).append(" more were only counted)");
    }
  }

  private void appendThrown(StringBuilder line, IThrowableProxy thrown, boolean withStack) {
    if (thrown == null) {
      return;
    }
    line.append("  ").append(Stacks.title(thrown, redactor)).append('\n');
    if (withStack) {
      for (String frame : Stacks.lines(thrown, redactor, MOST_FRAMES)) {
        line.append("    ").append(frame).append('\n');
      }
    }
  }
}
