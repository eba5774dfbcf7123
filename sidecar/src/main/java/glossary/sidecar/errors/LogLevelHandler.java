package glossary.sidecar.errors;

import glossary.config.LogLevel;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.JsonObject;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows and changes the log level. */
public final class LogLevelHandler {
  private static final Set<String> LEVELS =
      Arrays.stream(LogLevel.values()).map(Enum::name).collect(Collectors.toSet());

  private final LogLevels levels;

  public LogLevelHandler(LogLevels levels) {
    this.levels = levels;
  }

  public Response show(Request request) {
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("level", levels.level().name());
          out.writeStringField("configured", levels.configured().name());
          out.writeEndObject();
        });
  }

  public Response change(Request request) {
    JsonObject body = JsonBody.object(request);
    String level =
        body.choice("level", LEVELS).orElseThrow(() -> body.wrong("level", "is required"));
    levels.set(LogLevel.valueOf(level));
    return show(request);
  }
}
