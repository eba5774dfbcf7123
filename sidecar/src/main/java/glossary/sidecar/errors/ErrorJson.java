package glossary.sidecar.errors;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** An error group as the API shows it. */
final class ErrorJson {

  private ErrorJson() {}

  static void write(JsonGenerator out, ErrorGroup group) throws IOException {
    out.writeStartObject();
    out.writeStringField("fingerprint", group.fingerprint());
    out.writeStringField("level", group.level().name());
    out.writeStringField("type", group.type());
    out.writeStringField("message", group.message());
    out.writeNumberField("count", group.count());
    out.writeNumberField("suppressed", group.suppressed());
    out.writeStringField("first_seen", group.firstSeen().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeStringField("last_seen", group.lastSeen().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeStringField("endpoint", group.endpoint());
    out.writeStringField("request_id", group.requestId());
    out.writeStringField("trace_id", group.traceId());
    out.writeStringField("host", group.host());
    out.writeObjectFieldStart("rates_per_minute");
    out.writeNumberField("1m", rounded(group.rates().over1()));
    out.writeNumberField("5m", rounded(group.rates().over5()));
    out.writeNumberField("15m", rounded(group.rates().over15()));
    out.writeNumberField("60m", rounded(group.rates().over60()));
    out.writeEndObject();
    out.writeArrayFieldStart("sample_stack");
    for (String line : group.sampleStack()) {
      out.writeString(line);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
