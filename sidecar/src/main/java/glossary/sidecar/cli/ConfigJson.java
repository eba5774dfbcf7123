package glossary.sidecar.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.config.ConfigProblem;
import glossary.config.Environment;
import glossary.config.Explanation;
import glossary.config.Resolution;
import glossary.config.Warning;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.util.List;

/** What the config commands print with {@code --json}. Everything is redacted. */
final class ConfigJson {

  private ConfigJson() {}

  static String check(Resolution resolution) {
    return JsonText.of(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("valid", resolution.problems().isEmpty());
          out.writeArrayFieldStart("problems");
          for (ConfigProblem problem : resolution.problems()) {
            finding(out, problem.key(), problem.line());
          }
          out.writeEndArray();
          out.writeArrayFieldStart("warnings");
          for (Warning warning : resolution.warnings()) {
            finding(out, warning.key(), warning.line());
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  static String show(List<Explanation> all) {
    return JsonText.of(
        out -> {
          out.writeStartArray();
          for (Explanation each : all) {
            out.writeStartObject();
            head(out, each);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  static String explain(Explanation explanation) {
    return JsonText.of(
        out -> {
          out.writeStartObject();
          head(out, explanation);
          out.writeStringField("default", explanation.setting().defaultText().orElse(null));
          out.writeStringField("allowed", explanation.setting().allowed());
          out.writeStringField("description", explanation.setting().sentence());
          out.writeArrayFieldStart("layers");
          for (Explanation.Step step : explanation.layers()) {
            out.writeStartObject();
            out.writeStringField("origin", step.origin().text());
            out.writeStringField("value", step.value());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayFieldStart("rules");
          for (String rule : explanation.rules()) {
            out.writeString(rule);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  static String template(Environment environment, String text) {
    return JsonText.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("environment", environment.word());
          out.writeStringField("text", text);
          out.writeEndObject();
        });
  }

  private static void head(JsonGenerator out, Explanation each) throws IOException {
    out.writeStringField("name", each.setting().name());
    out.writeStringField("value", each.value());
    out.writeStringField("origin", each.origin().text());
  }

  private static void finding(JsonGenerator out, String key, String line) throws IOException {
    out.writeStartObject();
    out.writeStringField("key", key);
    out.writeStringField("message", line);
    out.writeEndObject();
  }
}
