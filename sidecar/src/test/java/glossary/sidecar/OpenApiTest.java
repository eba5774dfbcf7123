package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import glossary.config.Settings;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.host.FakeHost;
import glossary.sidecar.testing.Calls;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the running server against {@code openapi.yaml}: the paths of both, and real answers
 * against its schemas.
 */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static JsonNode api;
  private static JsonSchemaFactory schemas;

  @BeforeAll
  static void start() throws Exception {
    LogSetup.quiet(); // the validator warns of every word that is OpenAPI's and not JSON Schema's
    try (InputStream in = Sidecar.class.getResourceAsStream("/glossary/api/openapi.yaml")) {
      api = new ObjectMapper(new YAMLFactory()).readTree(in);
    }
    schemas =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders -> loaders.schemas(Map.of("urn:api", api.toString()))));
    sidecar = TestSidecar.ready(folder);
  }

  @AfterAll
  static void stop() {
    sidecar.close();
    LogSetup.level(Settings.of());
  }

  @Test
  void the_description_and_the_server_know_the_same_routes() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          described.add(member.getKey().toUpperCase() + " " + path.getKey());
        }
      }
    }
    Set<String> served = new TreeSet<>();
    sidecar
        .sidecar()
        .routes()
        .forEach(route -> served.add(route.method() + " " + route.template()));

    assertThat(served).isEqualTo(described);
  }

  @Test
  void what_needs_a_role_says_so_in_the_description() {
    sidecar
        .sidecar()
        .routes()
        .forEach(
            route -> {
              JsonNode security = operation(route.method(), route.template()).get("security");
              switch (route.access()) {
                case OPEN -> assertThat(security.toString()).as(route.template()).isEqualTo("[{}]");
                case READ -> assertThat(security).as(route.template()).isNull();
                default ->
                    assertThat(security.toString())
                        .as(route.template())
                        .isEqualTo("[{\"bearer\":[]}]");
              }
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /api/search/fulltext  | ?q=valve                          | 200",
        "GET  | /api/search/fulltext  | ?q=ventil&language=de&limit=3     | 200",
        "GET  | /api/search/fulltext  | ?q=ventill                        | 200",
        "GET  | /api/search/fulltext  | ?q=pump+valve+zzzzz&domain=safety | 200",
        "GET  | /api/search/fulltext  | ?q=x                              | 422",
        "GET  | /api/search/fulltext  |                                   | 422",
        "GET  | /api/search/suggest   | ?q=va                             | 200",
        "GET  | /api/search/suggest   | ?q=va&limit=51                    | 422",
        "GET  | /api/search/stats     |                                   | 200",
        "GET  | /api/glossary         | ?limit=1000                       | 200",
        "GET  | /api/glossary         | ?language=de&source=internal&skip=3&limit=2 | 200",
        "GET  | /api/glossary         | ?language=fr                      | 422",
        "GET  | /api/glossary/count   | ?validation_status=validated      | 200",
        "GET  | /api/glossary/count   | ?source=nobody                    | 422",
        "GET  | /api/glossary/search  | ?query=VENTIL&language=de         | 200",
        "GET  | /api/glossary/search  |                                   | 422",
        "GET  | /api/glossary/export  | ?format=json&language=de          | 200",
        "GET  | /api/glossary/export  | ?format=csv                       | 200",
        "GET  | /api/glossary/export  | ?format=excel                     | 200",
        "GET  | /api/glossary/export  | ?format=pdf                       | 422",
        "GET  | /api/glossary/export  | ?validation_status=rejected&language=de&source=IEC | 404",
        "POST | /api/glossary         | token                             | 415",
        "POST | /api/glossary         |                                   | 401",
        "POST | /api/glossary/bulk-update | token                         | 422",
        "POST | /api/glossary/bulk-update | ?entry_ids=1                  | 401",
        "POST | /api/documents/upload | token                             | 415",
        "POST | /api/documents/upload |                                   | 401",
        "POST | /api/documents/upload-batch | token                       | 415",
        "POST | /api/documents/upload-batch |                             | 401",
        "GET  | /api/index            | token                             | 200",
        "GET  | /api/index            |                                   | 401",
        "GET  | /api/index/doctor     | token                             | 200",
        "GET  | /api/index/doctor     |                                   | 401",
        "POST | /api/index/rebuild    | token                             | 202",
        "POST | /api/index/rebuild    |                                   | 401",
        "GET  | /api/hosts            | token                             | 200",
        "GET  | /api/hosts            |                                   | 401",
        "GET  | /api/config           | token                             | 200",
        "GET  | /api/config           |                                   | 401",
        "GET  | /api/errors           | token                             | 200",
        "GET  | /api/errors           |                                   | 401",
        "GET  | /api/errors/{fingerprint} | token                         | 404",
        "GET  | /api/errors/stats     |                                   | 200",
        "POST | /api/errors/stats/reset | token                           | 200",
        "POST | /api/errors/stats/reset |                                 | 401",
        "GET  | /api/log-level        | token                             | 200",
        "PUT  | /api/log-level        | token                             | 415",
        "PUT  | /api/log-level        |                                   | 401",
        "GET  | /                     |                                   | 200",
        "GET  | /console/{version}/{file} |                               | 404",
        "GET  | /api/access           |                                   | 200",
        "GET  | /api/access           | token                             | 200",
        "GET  | /health/history       |                                   | 200",
        "GET  | /health/history       | ?range=day                        | 200",
        "GET  | /health/history       | ?range=week                       | 422",
        "GET  | /health               |                                   | 200",
        "GET  | /health/detailed      |                                   | 200",
        "GET  | /health/metrics       |                                   | 200",
        "GET  | /health/ping          |                                   | 200",
        "GET  | /health/liveness      |                                   | 200",
        "GET  | /health/ready         |                                   | 200",
        "GET  | /health/startup       |                                   | 200",
        "GET  | /metrics              |                                   | 200",
        "GET  | /openapi.yaml         |                                   | 200",
        "GET  | /docs                 |                                   | 200",
        "GET  | /docs/api.css         |                                   | 200"
      })
  void an_answer_is_as_described(String method, String template, String query, int status)
      throws IOException {
    boolean token = "token".equals(query);
    String path =
        template
            .replace("{fingerprint}", "0123456789abcdef")
            .replace("{version}", "0")
            .replace("{file}", "app.js");
    check(method, template, path + (query == null || token ? "" : query), token, status);
  }

  @ParameterizedTest
  @CsvSource({"1,200", "0,404", "-5,404", "x,422", "99999999999999999999,422"})
  void an_entry_is_as_described(String id, int status) throws IOException {
    check("GET", "/api/glossary/{id}", "/api/glossary/" + id, false, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/relationships/              | ?limit=1000                                | | 200",
        "GET    | /api/relationships/              | ?term_id=1&min_confidence=.5&validated=validated | | 200",
        "GET    | /api/relationships/              | ?offset=-1                                 | | 422",
        "POST   | /api/relationships/              | | {'source_term_id':1,'target_term_id':4,'relation_type':'x'} | 201",
        "POST   | /api/relationships/              | | {'source_term_id':1,'target_term_id':1,'relation_type':'x'} | 400",
        "POST   | /api/relationships/              | | {'source_term_id':1,'target_term_id':0,'relation_type':'x'} | 404",
        "POST   | /api/relationships/              | | {'source_term_id':1,'target_term_id':2,'relation_type':'translation'} | 409",
        "POST   | /api/relationships/              | | {}                                       | 422",
        "GET    | /api/relationships/{id}          | 1     | | 200",
        "GET    | /api/relationships/{id}          | 0     | | 404",
        "GET    | /api/relationships/{id}          | one   | | 422",
        "PUT    | /api/relationships/{id}          | 1     | {'evidence':'seen'}     | 200",
        "PUT    | /api/relationships/{id}          | 0     | {'evidence':'seen'}     | 404",
        "PUT    | /api/relationships/{id}          | 1     | {'validated':'perhaps'} | 422",
        "DELETE | /api/relationships/{id}          | 2     | | 204",
        "DELETE | /api/relationships/{id}          | 0     | | 404",
        "GET    | /api/relationships/graph/data    | ?term_ids=1&term_ids=2&max_depth=5 | | 200",
        "GET    | /api/relationships/graph/data    |                                    | | 200",
        "GET    | /api/relationships/graph/data    | ?max_depth=6                       | | 422",
        "GET    | /api/relationships/stats/overview | | | 200",
        "GET    | /api/documents                   | ?limit=3 | | 200",
        "GET    | /api/documents                   | ?limit=0 | | 422",
        "GET    | /api/documents/{id}              | 0     | | 404",
        "DELETE | /api/documents/{id}              | 0     | | 404",
        "GET    | /api/admin/stats                 |       | | 200",
        "GET    | /api/backups                     |  |  | 200",
        "POST   | /api/backups                     | ?wait=x |  | 422",
        "POST   | /api/backups/drill               | ?wait=-1 |  | 422",
        "POST   | /api/backups/prune               | ?dry_run=perhaps |  | 422",
        "GET    | /api/backups/{id}                | none |  | 404",
        "DELETE | /api/backups/{id}                | none |  | 404",
        "GET    | /api/backups/{id}/download       | none |  | 404",
        "POST   | /api/backups/{id}/verify         | none |  | 404",
        "POST   | /api/backups/{id}/restore        | none | {'confirm':'none'} | 404",
        "POST   | /api/backups/{id}/restore        | none | {'confirm': | 422",
        "POST   | /api/backups/{id}/pin            | none |  | 404",
        "DELETE | /api/backups/{id}/pin            | none |  | 404",
        "GET    | /api/jobs/{id}                   | 0     | | 404",
        "POST   | /api/csp-reports | | {'csp-report':{'document-uri':'http://h/a','original-policy':'img-src x'}} | 204",
        "POST   | /api/csp-reports | | {                                            | 422",
        "GET    | /api/csp-reports | |                                              | 200",
        "DELETE | /api/csp-reports | |                                              | 204"
      })
  void what_else_it_answers_is_as_described(
      String method, String template, String rest, String body, int status) throws IOException {
    String tail = rest == null ? "" : rest;
    String target = template.contains("{id}") ? template.replace("{id}", tail) : template + tail;
    check(
        Calls.asAdmin(sidecar, method, target, body == null ? null : body.replace('\'', '"')),
        template,
        method,
        status);
  }

  @Test
  void writes_of_an_entry_are_as_described() throws IOException {
    String template = "/api/glossary/{id}";
    String body = "{\"term\": \"t\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}";

    HttpResponse<String> made = checked("POST", "/api/glossary", "/api/glossary", body, 201);
    checked("POST", "/api/glossary", "/api/glossary", body, 409);
    String target = made.headers().firstValue("Location").orElseThrow();
    checked("PUT", template, target, "{\"source\": \"DIN\"}", 200);
    checked("PUT", template, target, "{\"source\": 1}", 422);
    checked("POST", "/api/glossary/bulk-update", bulk(target), "", 200);
    checked("DELETE", template, target, "", 204);
    checked("DELETE", template, target, "", 404);
    checked("PUT", template, target, body, 404);
    check("PUT", template, target, false, 401);
    check("DELETE", template, target, false, 401);
  }

  @Test
  void what_is_done_with_backups_is_as_described() throws IOException {
    String all = "/api/backups";
    String one = all + "/{id}";
    HttpResponse<String> taken = checked("POST", all, all, "", 201);
    String id = TestSidecar.parse(taken.body()).get("id").asText();
    String target = taken.headers().firstValue("Location").orElseThrow();
    assertThat(target).isEqualTo(all + "/" + id);

    checked("POST", all + "/drill", all + "/drill", "", 200);
    checked("GET", all, all, "", 200);
    checked("GET", one, target, "", 200);
    checked("GET", one + "/download", target + "/download", "", 200);
    checked("POST", one + "/verify", target + "/verify", "", 200);
    checked("POST", one + "/verify", target + "/verify?wait=0", "", 202);
    checked("POST", one + "/pin", target + "/pin", "", 200);
    checked("DELETE", one, target, "", 409);
    checked("DELETE", one + "/pin", target + "/pin", "", 200);
    String confirmed = "{\"confirm\": \"" + id + "\"}";
    checked("POST", one + "/restore", target + "/restore", "{}", 422);
    checked("POST", one + "/restore", target + "/restore", confirmed, 200);
    checked("DELETE", one, target, "", 204);
    checked("POST", all + "/prune", all + "/prune?dry_run=true", "", 200);
  }

  @Test
  void uploads_are_as_described() {
    String one = "/api/documents/upload";
    String many = "/api/documents/upload-batch";
    byte[] text = {'t', 'e', 'x', 't'};

    check(Form.of("file", "a.txt", text).sendTo(sidecar, one), one, "POST", 201);
    check(Form.of("file", "a.pdf", text).sendTo(sidecar, one), one, "POST", 422);
    check(
        Form.of("files", "a.txt", text).file("files", "a.pdf", text).sendTo(sidecar, many),
        many,
        "POST",
        201);
    check(Form.send(sidecar, many, "multipart/form-data", text), many, "POST", 400);
  }

  /** With all that can be known of one. */
  @Test
  void hosts_are_as_described() throws Exception {
    Path telemetry = Files.createDirectories(folder.resolve("telemetry"));
    FakeHost shop = FakeHost.start(telemetry, "shop", 1, Clock.systemUTC());
    shop.counted(7, 2).begun("/orders/1").failed("no room").crashes();
    String token = "Bearer " + sidecar.adminToken();
    String target = "/api/hosts/" + shop.id();
    Eventually.holds(
        "the host is seen", () -> sidecar.get(target, "Authorization", token).statusCode() == 200);

    check("GET", "/api/hosts/{id}", target, true, 200);
    check("GET", "/api/hosts/{id}", "/api/hosts/none", true, 404);
    check("GET", "/api/hosts/{id}", target, false, 401);
    check("GET", "/api/hosts", "/api/hosts", true, 200);
  }

  private static HttpResponse<String> checked(
      String method, String template, String target, String body, int status) throws IOException {
    HttpResponse<String> response = sidecar.write(method, target, body);
    check(response, template, method, status);
    return response;
  }

  private static String bulk(String target) {
    return "/api/glossary/bulk-update?validation_status=validated&entry_ids="
        + target.substring(target.lastIndexOf('/') + 1);
  }

  @Test
  void every_described_operation_is_driven_by_this_test() {
    Set<String> driven = new TreeSet<>();
    for (Method test : OpenApiTest.class.getDeclaredMethods()) {
      CsvSource rows = test.getAnnotation(CsvSource.class);
      if (rows != null && rows.delimiter() == '|') {
        for (String row : rows.value()) {
          String[] cells = row.split("\\|");
          driven.add(cells[0].strip() + " " + cells[1].strip());
        }
      }
    }
    driven.add("GET /api/hosts/{id}");
    for (String method : List.of("GET", "PUT", "DELETE")) {
      driven.add(method + " /api/glossary/{id}");
    }
    Set<String> served = new TreeSet<>();
    sidecar
        .sidecar()
        .routes()
        .forEach(route -> served.add(route.method() + " " + route.template()));

    assertThat(driven).isEqualTo(served);
  }

  private static void check(
      String method, String template, String target, boolean token, int status) throws IOException {
    HttpResponse<String> response =
        token
            ? sidecar.send(method, target, "Authorization", "Bearer " + sidecar.adminToken())
            : sidecar.send(method, target);
    check(response, template, method, status);
  }

  private static void check(
      HttpResponse<String> response, String template, String method, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (status == 204) {
      assertThat(operation(method, template).path("responses").has("204")).isTrue();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode content = content(template, method, status).get(type);
    assertThat(content)
        .as("%s is described as %s", type, content(template, method, status))
        .isNotNull();
    if (type.equals("application/json")) {
      assertThat(faults(response.body(), template, method, status)).as(response.body()).isEmpty();
    }
  }

  private static List<String> faults(String body, String template, String method, int status) {
    String pointer =
        isReference(template, method, status)
            ? "/components/responses/Error/content/application~1json/schema"
            : "/paths/%s/%s/responses/%d/content/application~1json/schema"
                .formatted(
                    template
                        .replace("~", "~0")
                        .replace("/", "~1")
                        .replace("{", "%7B")
                        .replace("}", "%7D"),
                    method.toLowerCase(),
                    status);
    JsonSchema schema =
        schemas.getSchema(
            SchemaLocation.of("urn:api#" + pointer), SchemaValidatorsConfig.builder().build());
    List<String> faults = new ArrayList<>();
    for (ValidationMessage fault : schema.validate(TestSidecar.parse(body))) {
      faults.add(fault.getMessage());
    }
    return faults;
  }

  private static JsonNode content(String template, String method, int status) {
    JsonNode response =
        operation(method, template).path("responses").path(Integer.toString(status));
    assertThat(response.isMissingNode())
        .as("%s %s describes %d", method, template, status)
        .isFalse();
    return isReference(template, method, status)
        ? api.at("/components/responses/Error/content")
        : response.path("content");
  }

  private static boolean isReference(String template, String method, int status) {
    return operation(method, template).path("responses").path(Integer.toString(status)).has("$ref");
  }

  private static JsonNode operation(String method, String template) {
    return api.path("paths").path(template).path(method.toLowerCase());
  }
}
