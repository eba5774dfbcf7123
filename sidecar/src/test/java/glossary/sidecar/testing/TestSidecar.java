package glossary.sidecar.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.config.Settings;
import glossary.sidecar.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A whole sidecar in this process, on a free port, with a folder of its own, and a client. */
public final class TestSidecar implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Sidecar sidecar;
  private final HttpClient client;

  private TestSidecar(Path folder, Sidecar sidecar) {
    this.folder = folder;
    this.sidecar = sidecar;
    SSLContext tls = sidecar.toOurselves();
    client =
        tls == null ? HttpClient.newHttpClient() : HttpClient.newBuilder().sslContext(tls).build();
  }

  /**
   * Ready, on the embedded sample unless a setting says otherwise; each assignment is {@code
   * NAME=VALUE}.
   */
  public static TestSidecar ready(Path folder, String... assignments) throws Exception {
    TestSidecar started = started(folder, assignments);
    started.sidecar.awaitReady();
    return started;
  }

  /** Answering, but perhaps not ready. */
  public static TestSidecar started(Path folder, String... assignments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "SIDECAR_PORT=0",
                "METRICS_PORT=0",
                "TELEMETRY_DIR=" + folder.resolve("telemetry")));
    all.addAll(List.of(assignments));
    Settings settings = Settings.of(all.toArray(String[]::new));
    return new TestSidecar(folder, Sidecar.start(settings, folder, Clock.systemUTC()));
  }

  public Sidecar sidecar() {
    return sidecar;
  }

  public String adminToken() throws IOException {
    return Files.readString(folder.resolve("data/sidecar/admin.token")).strip();
  }

  /** Headers are names and values in turn. */
  public HttpResponse<String> send(String method, String pathAndQuery, String... headers) {
    return exchange(method, pathAndQuery, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** As an admin, with a JSON body; none if it is empty. */
  public HttpResponse<String> write(String method, String pathAndQuery, String json)
      throws IOException {
    return exchange(
        method,
        pathAndQuery,
        HttpRequest.BodyPublishers.ofString(json),
        "Authorization",
        "Bearer " + adminToken(),
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> exchange(
      String method, String pathAndQuery, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sidecar.baseUrl() + pathAndQuery)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  public HttpResponse<String> get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, headers);
  }

  /** The JSON of an answer that must be 200. */
  public JsonNode json(String pathAndQuery) {
    HttpResponse<String> response = get(pathAndQuery);
    if (response.statusCode() != 200) {
      throw new AssertionError(pathAndQuery + ": " + response.statusCode() + " " + response.body());
    }
    return parse(response.body());
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      throw new AssertionError("not JSON: " + json, notJson);
    }
  }

  @Override
  public void close() {
    sidecar.close();
  }
}
