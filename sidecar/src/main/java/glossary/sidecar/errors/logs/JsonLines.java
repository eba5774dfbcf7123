package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** One JSON object a line. */
final class JsonLines implements LineEncoder {
  private static final int LONGEST_MESSAGE = 8192;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST_FRAMES = 100;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final JsonFactory factory = new JsonFactory();
  private final Timestamps timestamps = new Timestamps();
  private final FieldNames names;
  private final Redactor redactor;

  JsonLines(FieldNames names, Redactor redactor) {
    this.names = names;
    this.redactor = redactor;
  }

  @Override
  public byte[] encode(ILoggingEvent event, Marking marking, boolean withStack) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = factory.createGenerator(bytes)) {
      out.writeStartObject();
      writeHead(out, event);
      writeThrown(out, event.getThrowableProxy(), withStack);
      writeContext(out, event);
      writeMarking(out, marking);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private void writeHead(JsonGenerator out, ILoggingEvent event) throws IOException {
    out.writeStringField(names.timestamp(), timestamps.of(event.getInstant()));
    out.writeStringField(names.level(), Levels.of(event).name());
    out.writeStringField(names.logger(), event.getLoggerName());
    String message = String.valueOf(event.getFormattedMessage());
    out.writeStringField("message", redactor.shown(message, LONGEST_MESSAGE));
    out.writeStringField(names.thread(), SafeText.clean(event.getThreadName()));
    if (names.ecs()) {
      out.writeStringField("ecs.version", "8.11.0");
      out.writeStringField("service.name", "glossary-sidecar");
    }
  }

  private void writeThrown(JsonGenerator out, IThrowableProxy thrown, boolean withStack)
      throws IOException {
    if (thrown == null) {
      return;
    }
    List<String> stack = withStack ? Stacks.lines(thrown, redactor, MOST_FRAMES) : List.of();
    if (names.ecs()) {
      out.writeStringField("error.type", thrown.getClassName());
      out.writeStringField("error.message", Stacks.message(thrown, redactor));
      out.writeStringField("error.stack_trace", String.join("\n", stack));
      return;
    }
    out.writeObjectFieldStart("exception");
    out.writeStringField("type", thrown.getClassName());
    out.writeStringField("message", Stacks.message(thrown, redactor));
    out.writeArrayFieldStart("traceback");
    for (String line : stack) {
      out.writeString(line);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeContext(JsonGenerator out, ILoggingEvent event) throws IOException {
    Map<String, String> context = event.getMDCPropertyMap();
    for (Map.Entry<String, String> each : context.entrySet()) {
      writeValue(out, each.getKey(), each.getValue());
    }
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs == null) {
      return;
    }
    for (KeyValuePair pair : pairs) {
      if (!context.containsKey(pair.key)) {
        writeValue(out, pair.key, pair.value);
      }
    }
  }

  private void writeValue(JsonGenerator out, String name, Object value) throws IOException {
    out.writeFieldName(names.of(name));
    if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      writeNumber(out, name, number);
    } else if (names.ecs() && name.equals("role")) {
      out.writeArray(new String[] {String.valueOf(value)}, 0, 1);
    } else {
      out.writeString(redactor.shown(String.valueOf(value), LONGEST_VALUE));
    }
  }

  /** ECS counts durations in nanoseconds. */
  private void writeNumber(JsonGenerator out, String name, double number) throws IOException {
    if (names.ecs() && name.equals("duration_ms")) {
      out.writeNumber(Math.round(number * NANOS_PER_MILLI));
    } else {
      out.writeNumber(number);
    }
  }

  private void writeMarking(JsonGenerator out, Marking marking) throws IOException {
    if (marking.fingerprint() != null) {
      out.writeStringField(names.fingerprint(), marking.fingerprint());
    }
    if (marking.suppressed() > 0) {
      out.writeNumberField(names.suppressed(), marking.suppressed());
    }
  }
}
