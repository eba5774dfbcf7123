package glossary.sidecar.relationships;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Counts of all relationships. Filled by one thread, then written. */
final class RelationshipFigures implements Json {
  /** A table may hold any text as type; so many are told apart. */
  private static final int MOST_TYPES = 1_000;

  private long total;
  private long validated;
  private long pending;
  private long rejected;
  private double confidences;
  private final Map<String, Long> byType = new TreeMap<>();

  void add(Tally tally) {
    total++;
    confidences += tally.confidence();
    if (byType.size() < MOST_TYPES || byType.containsKey(tally.type())) {
      byType.merge(tally.type(), 1L, Long::sum);
    }
    switch (tally.validated() == null ? "" : tally.validated()) {
      case "validated" -> validated++;
      case "pending" -> pending++;
      case "rejected" -> rejected++;
      default -> {}
    }
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("total_relationships", total);
    out.writeNumberField("validated", validated);
    out.writeNumberField("pending", pending);
    out.writeNumberField("rejected", rejected);
    out.writeObjectFieldStart("by_type");
    for (Map.Entry<String, Long> type : byType.entrySet()) {
      out.writeNumberField(type.getKey(), type.getValue());
    }
    out.writeEndObject();
    out.writeNumberField("avg_confidence", total == 0 ? 0 : confidences / total);
    out.writeEndObject();
  }
}
