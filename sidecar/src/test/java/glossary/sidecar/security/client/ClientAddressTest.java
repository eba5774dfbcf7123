package glossary.sidecar.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import glossary.sidecar.errors.AccessLog;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Through a socket of the loopback address, which is a proxy or is not. */
class ClientAddressTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Route WHO =
      new Route(
          "GET",
          "/who",
          Access.OPEN,
          request ->
              Response.text(
                  200, "text/plain", request.peer().getHostAddress() + " " + request.secure()));

  private final Logger access = (Logger) LoggerFactory.getLogger("glossary.access");
  private final Logger own = (Logger) LoggerFactory.getLogger(ClientAddress.class);
  private final ListAppender<ILoggingEvent> heard =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing(); // keeps the context that it has now
          super.append(event);
        }
      };

  @AfterEach
  void forget() {
    access.detachAppender(heard);
    own.detachAppender(heard);
  }

  @Test
  void behind_a_trusted_proxy_handlers_and_the_log_see_the_client() throws Exception {
    listen(access);
    try (HttpFront front = front("127.0.0.0/8", ForwardingHeader.X_FORWARDED_FOR)) {
      String[] headers = {
        "X-Forwarded-For",
        "198.51.100.1",
        "X-Forwarded-For",
        "203.0.113.9, 127.0.0.2",
        "X-Forwarded-Proto",
        "https"
      };
      assertThat(ask(front, headers)).isEqualTo("203.0.113.9 true");
      assertThat(ask(front, "X-Forwarded-For", "[2001:db8::9]:80"))
          .isEqualTo("2001:db8:0:0:0:0:0:9 false");
      assertThat(ask(front)).isEqualTo("127.0.0.1 false");
    }

    assertThat(heard.list)
        .extracting(event -> event.getMDCPropertyMap().get("client"))
        .containsExactlyInAnyOrder( // a line follows its answer
            "203.0.113.9", "2001:db8:0:0:0:0:0:9", "127.0.0.1");
  }

  @Test
  void nobody_elses_word_counts_for_anything() throws Exception {
    listen(access);
    try (HttpFront front = front("10.0.0.0/8", ForwardingHeader.X_FORWARDED_FOR)) {
      assertThat(ask(front, "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"))
          .isEqualTo("127.0.0.1 false");
    }

    assertThat(heard.list)
        .extracting(event -> event.getMDCPropertyMap().get("client"))
        .containsExactly("127.0.0.1");
  }

  @Test
  void a_proxy_that_is_not_trusted_is_told_of_once() throws Exception {
    listen(own);
    try (HttpFront front = front("", ForwardingHeader.X_FORWARDED_FOR)) {
      assertThat(ask(front)).isEqualTo("127.0.0.1 false");
      assertThat(ask(front, "Forwarded", "for=203.0.113.9")).isEqualTo("127.0.0.1 false");
      assertThat(heard.list).isEmpty();
      assertThat(ask(front, "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1 false");
      assertThat(ask(front, "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1 false");
    }

    assertThat(heard.list).hasSize(1);
    assertThat(heard.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(heard.list.get(0).getFormattedMessage())
        .contains("127.0.0.1", "TRUSTED_PROXIES")
        .doesNotContain("203.0.113.9");
  }

  private void listen(Logger logger) {
    heard.start();
    logger.addAppender(heard);
  }

  private static HttpFront front(String trusted, ForwardingHeader header) throws IOException {
    List<String> proxies = trusted.isEmpty() ? List.of() : List.of(trusted);
    return HttpFront.start(
        Limits.standard("127.0.0.1", 0),
        new Router(List.of(WHO), (request, route) -> {}),
        List.of(new ClientAddress(Networks.of(proxies), header)),
        new AccessLog(1));
  }

  private static String ask(HttpFront front, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + "/who"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
