package glossary.sidecar.glossary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.JsonObject;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The JSON of an entry, and SQL that is only taken apart. */
class BodyFuzz {

  @FuzzTest
  void entry(byte[] bytes) {
    try {
      JsonObject body = JsonBody.object(request(bytes));
      for (Map<String, String> values : List.of(EntryBody.ofNew(body), EntryBody.ofChange(body))) {
        for (String value : values.values()) {
          if (value != null && !isSound(value)) {
            throw new AssertionError("half a character or NUL would be stored");
          }
        }
      }
    } catch (Problem problem) {
      if (problem.status() < 400 || problem.status() >= 500) {
        throw new AssertionError("not the caller's fault", problem);
      }
    }
  }

  @FuzzTest
  void sql(byte[] bytes) {
    String sql = new String(bytes, StandardCharsets.UTF_8);
    int end = 0;
    for (SqlToken token : SqlText.tokens(sql)) {
      if (token.start() < end || token.end() <= token.start() || token.end() > sql.length()) {
        throw new AssertionError("tokens that overlap or hold nothing");
      }
      end = token.end();
    }
  }

  private static Request request(byte[] body) {
    return new Request(
        "id",
        "POST",
        "/api/glossary",
        Map.of(),
        Map.of("content-type", List.of("application/json")),
        "localhost",
        InetAddress.getLoopbackAddress(),
        false,
        Map.of(),
        () -> new ByteArrayInputStream(body));
  }

  private static boolean isSound(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
