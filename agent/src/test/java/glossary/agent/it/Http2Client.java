package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The JDK's client with one connection of HTTP/2: by ALPN over TLS, or by an upgrade to h2c. */
final class Http2Client {
  private final HttpClient client;
  private final String base;

  private Http2Client(HttpClient client, String base) {
    this.client = client;
    this.base = base;
  }

  static Http2Client tls(int port) throws IOException, GeneralSecurityException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(TlsKeys.get().trusting())
            .build();
    return new Http2Client(client, "https://127.0.0.1:" + port + "/shop/app/");
  }

  static Http2Client upgrading(int port) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    return new Http2Client(client, "http://127.0.0.1:" + port + "/shop/app/");
  }

  HttpRequest.Builder to(String endpoint) {
    return HttpRequest.newBuilder(URI.create(base + endpoint));
  }

  RawResponse get(String endpoint) throws IOException, InterruptedException {
    return send(to(endpoint));
  }

  RawResponse send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return raw(client.send(request.build(), BodyHandlers.ofByteArray()));
  }

  /** All at once. */
  List<RawResponse> sendAll(List<HttpRequest.Builder> requests) {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (HttpRequest.Builder request : requests) {
      answers.add(client.sendAsync(request.build(), BodyHandlers.ofByteArray()));
    }
    return answers.stream().map(CompletableFuture::join).map(Http2Client::raw).toList();
  }

  /** Reads 1000 bytes and resets the stream. */
  void readAndReset(String endpoint) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(to(endpoint).build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(1000)).hasSize(1000);
    }
  }

  /** Sends the beginning of a body; cancelling the result resets the stream. */
  CompletableFuture<?> sendHalf(String endpoint) {
    HttpRequest.BodyPublisher half =
        HttpRequest.BodyPublishers.fromPublisher(
            subscriber ->
                subscriber.onSubscribe(
                    new Flow.Subscription() {
                      private boolean sent;

                      @Override
                      public void request(long pieces) {
                        if (!sent) {
                          sent = true;
                          subscriber.onNext(ByteBuffer.wrap(new byte[10_000]));
                        }
                      }

                      @Override
                      public void cancel() {}
                    }));
    return client.sendAsync(to(endpoint).POST(half).build(), BodyHandlers.ofByteArray());
  }

  private static RawResponse raw(HttpResponse<byte[]> response) {
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    List<RawResponse.Header> headers = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) ->
                values.forEach(value -> headers.add(new RawResponse.Header(name, value))));
    return new RawResponse("HTTP/2 " + response.statusCode(), headers, response.body(), true);
  }
}
