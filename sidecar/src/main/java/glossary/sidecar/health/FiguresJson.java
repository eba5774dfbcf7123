package glossary.sidecar.health;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes values of the kinds that {@link Figures} has. */
final class FiguresJson {

  private FiguresJson() {}

  /** The members of an object that has been begun. */
  static void write(JsonGenerator out, Figures figures, boolean details) throws IOException {
    for (Map.Entry<String, Object> figure : figures.values().entrySet()) {
      boolean shown = details || !figures.isHidden(figure.getKey());
      out.writeFieldName(figure.getKey());
      writeValue(out, shown ? figure.getValue() : null);
    }
  }

  static void writeValue(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.writeFieldName((String) member.getKey());
        writeValue(out, member.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        writeValue(out, item);
      }
      out.writeEndArray();
    } else {
      writeScalar(out, value);
    }
  }

  private static void writeScalar(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }
}
