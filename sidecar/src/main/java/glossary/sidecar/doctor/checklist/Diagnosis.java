package glossary.sidecar.doctor.checklist;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.List;

/**
 * What came of all checks.
 *
 * @param fixes what {@code --fix} did before; empty without it
 */
public record Diagnosis(List<Result> results, List<Mended> fixes) implements Json {

  public Diagnosis {
    results = List.copyOf(results);
    fixes = List.copyOf(fixes);
  }

  public long count(Level level) {
    return results.stream().filter(result -> result.outcome().level() == level).count();
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Level level : Level.values()) {
      out.writeNumberField(level.word().replace(' ', '_'), count(level));
    }
    out.writeArrayFieldStart("checks");
    for (Result result : results) {
      result.writeTo(out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("fixes");
    for (Mended fix : fixes) {
      fix.writeTo(out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
