package glossary.sidecar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Requests with a role and a body. */
public final class Calls {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Calls() {}

  /**
   * @param json null for no body
   */
  public static HttpResponse<String> asAdmin(
      TestSidecar sidecar, String method, String pathAndQuery, String json) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + pathAndQuery))
              .method(
                  method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
              .header("Authorization", "Bearer " + sidecar.adminToken());
      if (json != null) {
        request.header("Content-Type", "application/json");
      }
      return CLIENT.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
