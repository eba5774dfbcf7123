package glossary.sidecar.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many entries have each value of a column. Of one thread. */
final class Counts {
  /** A foreign column may hold any text; so many are told apart. */
  private static final int MOST_VALUES = 1_000;

  private static final String NONE = "unknown";

  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * @param value null for none
   */
  void add(String value) {
    String name = value == null || value.isBlank() ? NONE : value;
    if (counts.size() < MOST_VALUES || counts.containsKey(name)) {
      counts.merge(name, 1L, Long::sum);
    }
  }

  void writeTo(String field, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(field);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      out.writeNumberField(count.getKey(), count.getValue());
    }
    out.writeEndObject();
  }
}
