package glossary.soak.applications;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests that are written as {@code METHOD PATH [CONTENT-TYPE BODY]}. Keeps no cookies. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back; the names of headers in lower case. */
  record Answer(int status, Map<String, List<String>> headers, String body) {}

  Answer ask(URI base, String request) throws IOException, InterruptedException {
    String[] words = request.split(" ", 4);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(words[1]))
            .timeout(Duration.ofSeconds(60))
            .method(
                words[0],
                words.length > 3 ? BodyPublishers.ofString(words[3]) : BodyPublishers.noBody());
    if (words.length > 2) {
      builder.header("Content-Type", words[2]);
    }
    HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString(ISO_8859_1));
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("connection"); // Tells after how many requests a connection ends.
    return new Answer(response.statusCode(), headers, response.body());
  }
}
