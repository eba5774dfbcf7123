package glossary.sidecar;

import glossary.config.Explanation;
import glossary.config.Settings;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/** Answers which settings are in force, redacted. */
final class ConfigHandler {
  private final Settings settings;

  ConfigHandler(Settings settings) {
    this.settings = settings;
  }

  Response show(Request request) {
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("settings");
          for (Explanation each : settings.explainAll()) {
            out.writeStartObject();
            out.writeStringField("name", each.setting().name());
            out.writeStringField("value", each.value());
            out.writeStringField("origin", each.origin().text());
            out.writeStringField("category", each.setting().category().title());
            out.writeStringField("sentence", each.setting().sentence());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
