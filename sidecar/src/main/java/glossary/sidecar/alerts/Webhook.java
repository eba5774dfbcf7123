package glossary.sidecar.alerts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * POSTs each alert as JSON. Follows no redirect, reads nothing of the answer but its status, and
 * does not speak to addresses that only this machine's cloud or network answers under: link-local,
 * where metadata services are, multicast and unspecified ones.
 */
final class Webhook implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int TOO_MANY = 429;
  private static final int REQUEST_TIMEOUT = 408;

  private final URI url;
  private final Optional<Signature> signature;
  private final String source;
  private final Clock clock;
  private HttpClient client;

  /**
   * @param source who sends it
   */
  Webhook(URI url, Optional<Signature> signature, String source, Clock clock) {
    this.url = url;
    this.signature = signature;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public void send(List<Alert> alerts) throws IOException, RefusedException {
    checkAddress();
    for (Alert alert : alerts) {
      int status = post(alert);
      if (status / 100 == 2) {
        continue;
      }
      String reason = "the receiver answered " + status;
      if (status == TOO_MANY || status == REQUEST_TIMEOUT || status >= 500) {
        throw new IOException(reason);
      }
      throw new RefusedException(reason);
    }
  }

  private int post(Alert alert) throws IOException {
    byte[] body = alert.json(source);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "glossary-sidecar")
            .header("X-Glossary-Event", alert.kind().word())
            .header("X-Glossary-Delivery", alert.id())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (signature.isPresent()) {
      long seconds = clock.instant().getEpochSecond();
      request.header("X-Glossary-Timestamp", Long.toString(seconds));
      request.header("X-Glossary-Signature", signature.get().of(seconds, body));
    }
    try {
      return client().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", closing);
    }
  }

  private void checkAddress() throws IOException, RefusedException {
    for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
      if (address.isLinkLocalAddress()
          || address.isMulticastAddress()
          || address.isAnyLocalAddress()) {
        throw new RefusedException("ALERT_WEBHOOK_URL leads to an address that alerts never go to");
      }
    }
  }

  /** Made when it is first needed: its classes take a tenth of a second to load. */
  private HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .version(HttpClient.Version.HTTP_1_1)
              .build();
    }
    return client;
  }
}
