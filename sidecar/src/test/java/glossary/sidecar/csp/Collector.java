package glossary.sidecar.csp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The handler, as a browser and an admin see it. */
final class Collector {
  /** As Chromium sends it. */
  static final String CHROME =
      """
      {"csp-report":{"document-uri":"http://host.example:8080/terms/17?q=secret","referrer":"",
       "violated-directive":"style-src-elem","effective-directive":"style-src-elem",
       "original-policy":"default-src 'none'; style-src 'self'; report-uri /api/csp-reports",
       "disposition":"report","blocked-uri":"https://cdn.example/style.css?user=secret",
       "line-number":3,"status-code":200,"script-sample":"secret"}}""";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CspReportHandler handler;

  Collector(Clock clock) {
    this.handler = new CspReportHandler(clock);
  }

  /** One report that is taken. */
  void report(String directive, String blocked, String path, String policy) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    body.put("document-uri", "http://host.example" + path);
    body.put("effective-directive", directive);
    body.put("blocked-uri", blocked);
    body.put("original-policy", policy);
    String json = JSON.createObjectNode().set("csp-report", body).toString();
    if (post("application/csp-report", json) != 204) {
      throw new AssertionError("not taken: " + json);
    }
  }

  int post(String type, String json) {
    Request request = Requests.method(Requests.get("/api/csp-reports"), "POST");
    if (type != null) {
      request = Requests.header(request, "Content-Type", type);
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      return handler
          .collect(Requests.body(request, () -> new ByteArrayInputStream(bytes)))
          .status();
    } catch (Problem problem) {
      return problem.status();
    }
  }

  JsonNode show() throws Exception {
    Response answer = handler.show(Requests.get("/api/csp-reports"));
    StringWriter text = new StringWriter();
    try (var out = JSON.getFactory().createGenerator(text)) {
      ((Response.Body.JsonValue) answer.body()).value().writeTo(out);
    }
    return JSON.readTree(text.toString());
  }

  int clear() {
    return handler.clear(Requests.get("/api/csp-reports")).status();
  }
}
