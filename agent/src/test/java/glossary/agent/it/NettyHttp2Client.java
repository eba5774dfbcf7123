package glossary.agent.it;

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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The JDK's client on one connection of HTTP/2, which the first request has asked for. */
final class NettyHttp2Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  NettyHttp2Client(int port) throws Exception {
    this.port = port;
    get("/upgrade");
  }

  /** One answer. */
  record Answer(int status, boolean http2, Map<String, List<String>> headers, String body) {

    List<String> values(String name) {
      return headers.getOrDefault(name, List.of());
    }

    /** Without some headers. */
    Answer without(List<String> names) {
      Map<String, List<String>> rest = new TreeMap<>(headers);
      names.forEach(rest::remove);
      return new Answer(status, http2, rest, body);
    }
  }

  Answer get(String target, String... headers) throws Exception {
    return send(request(target, headers).build());
  }

  Answer post(String target, String body) throws Exception {
    return send(request(target).POST(BodyPublishers.ofString(body)).build());
  }

  Answer send(HttpRequest request) throws Exception {
    return answer(client.send(request, BodyHandlers.ofString()));
  }

  /** Many at once, each with an id of its own. */
  List<Answer> together(int count, String target) {
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.iterate(0, number -> number + 1)
            .limit(count)
            .map(number -> start(target, "X-Request-ID", "many-" + number))
            .toList();
    return sent.stream().map(one -> answer(one.join())).toList();
  }

  CompletableFuture<HttpResponse<String>> start(String target, String... headers) {
    return client.sendAsync(request(target, headers).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String target, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + target)).timeout(PATIENCE);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.version() == HttpClient.Version.HTTP_2,
        new TreeMap<>(response.headers().map()),
        response.body());
  }
}
