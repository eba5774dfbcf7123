package glossary.agent.it;

import static glossary.agent.it.StreamServer.Offers.H2C;
import static glossary.agent.it.StreamServer.Offers.SERVLETS;
import static glossary.agent.it.StreamServer.Offers.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.it.RawHttp2.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is asked over HTTP/2. */
final class Http2Cases {
  private static final String APP = "/shop/app/";
  private static final String CANCELLED = "cancelled";
  private static final int AT_ONCE = 48;

  private Http2Cases() {}

  /** Makes a client of its own, and so a connection. */
  private interface Connect {
    Http2Client to(StreamHost host) throws Exception;
  }

  static List<StreamCase> all() {
    List<StreamCase> cases = new ArrayList<>();
    cases.addAll(by("h2", TLS, host -> Http2Client.tls(host.tlsPort())));
    cases.addAll(by("h2c", H2C, host -> Http2Client.upgrading(host.client().port())));
    cases.add(new StreamCase("h2c at once, trailers sent", H2C, Http2Cases::trailersSent));
    cases.add(new StreamCase("h2c at once, trailers received", SERVLETS, Http2Cases::trailers));
    cases.add(new StreamCase("h2c at once, GOAWAY", H2C, Http2Cases::goAway));
    cases.add(new StreamCase("h2c at once, connection lost", H2C, Http2Cases::connectionLost));
    return cases;
  }

  private static List<StreamCase> by(String name, StreamServer.Offers needs, Connect connect) {
    return List.of(
        new StreamCase(name + ", answers", needs, (server, host) -> answers(host, connect)),
        new StreamCase(name + ", many streams", needs, (server, host) -> many(host, connect)),
        new StreamCase(name + ", stream reset", needs, (server, host) -> reset(host, connect)),
        new StreamCase(
            name + ", upload reset", needs, (server, host) -> uploadReset(host, connect)));
  }

  private static List<RawResponse> answers(StreamHost host, Connect connect) throws Exception {
    Http2Client client = connect.to(host);
    List<RawResponse> answers = new ArrayList<>();
    for (String endpoint :
        List.of(
            "text",
            "html",
            "own-headers",
            "own-lower-case",
            "own-request-id",
            "early",
            "async",
            "async-stream",
            "large",
            "ticks-200",
            "caught",
            "empty",
            "cached",
            "no-such-page")) {
      answers.add(client.get(endpoint));
    }
    answers.add(client.send(client.to("cached").header("If-None-Match", "\"valve-7\"")));
    answers.add(client.send(client.to("text").header("X-Request-ID", "caller-7.42")));
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]);
    answers.add(client.send(client.to("count").POST(body)));
    host.await("BEGUN");
    assertThat(answers.get(answers.size() - 1).text()).isEqualTo("bytes=300000");
    host.counted(0, CANCELLED, answers.toArray(RawResponse[]::new));
    return answers;
  }

  /** On several threads, which must not confuse what a log line tells. */
  private static List<RawResponse> many(StreamHost host, Connect connect) throws Exception {
    Http2Client client = connect.to(host);
    RawResponse first = client.get("text");
    List<HttpRequest.Builder> requests = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      requests.add(client.to("mdc").header("X-Request-ID", "stream-" + i));
    }
    List<RawResponse> answers = client.sendAll(requests);
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(answers.get(i).text()).isEqualTo(host.hasAgent() ? "stream-" + i : "null");
      if (host.hasAgent()) {
        assertThat(answers.get(i).values("X-Request-ID")).containsExactly("stream-" + i);
      }
    }
    host.counted(AT_ONCE, "200", first);
    return List.of(first);
  }

  /** The connection lives on. */
  private static List<RawResponse> reset(StreamHost host, Connect connect) throws Exception {
    Http2Client client = connect.to(host);
    RawResponse first = client.get("text");
    client.readAndReset("feed");
    host.counted(1, CANCELLED, first, client.get("html"));
    return List.of(first);
  }

  private static List<RawResponse> uploadReset(StreamHost host, Connect connect) throws Exception {
    Http2Client client = connect.to(host);
    RawResponse first = client.get("text");
    CompletableFuture<?> upload = client.sendHalf("count");
    host.await("BEGUN");
    upload.cancel(true);
    host.counted(1, CANCELLED, first, client.get("html"));
    return List.of(first);
  }

  private static List<RawResponse> trailersSent(StreamServer server, StreamHost host)
      throws Exception {
    try (RawHttp2 connection = new RawHttp2(host.client().port())) {
      connection.post(1, APP + "count", "valve");
      List<Frame> frames = connection.answer(1);
      host.await("BEGUN");
      assertThat(frames.get(0).status()).isEqualTo(200);
      assertThat(new String(frames.get(1).payload())).isEqualTo("bytes=5");
      host.counted(1, "200");
    }
    return List.of();
  }

  private static List<RawResponse> trailers(StreamServer server, StreamHost host) throws Exception {
    try (RawHttp2 connection = new RawHttp2(host.client().port())) {
      connection.get(1, APP + "trailers");
      List<Frame> frames = connection.answer(1);
      assertThat(frames.get(0).status()).isEqualTo(200);
      host.counted(1, "200");
      long heads = frames.stream().filter(frame -> frame.type() == RawHttp2.HEADERS).count();
      return List.of(new RawResponse("HTTP/2 200 and " + heads, List.of(), new byte[0], true));
    }
  }

  /** Streams that are open may be answered still: Tomcat and Undertow close some at once. */
  private static List<RawResponse> goAway(StreamServer server, StreamHost host) throws Exception {
    try (RawHttp2 connection = new RawHttp2(host.client().port())) {
      connection.get(1, APP + "poll-away");
      host.await("PARKED away");
      connection.goAway();
      RawResponse released = host.client().get(APP + "release-away");
      RawResponse answer = status(connection);
      int status = answer.status();
      host.counted(1, status > 0 ? Integer.toString(status) : CANCELLED, released);
      return List.of(released);
    }
  }

  private static RawResponse status(RawHttp2 connection) throws IOException {
    try {
      Frame first = connection.answer(1).get(0);
      String status = first.type() == RawHttp2.HEADERS ? " " + first.status() : " 0 reset";
      return new RawResponse("HTTP/2" + status, List.of(), new byte[0], true);
    } catch (EOFException | SocketException closed) {
      return RawResponse.closed();
    }
  }

  private static List<RawResponse> connectionLost(StreamServer server, StreamHost host)
      throws Exception {
    try (RawHttp2 connection = new RawHttp2(host.client().port())) {
      connection.get(1, APP + "poll-1");
      host.await("PARKED 1");
      connection.get(3, APP + "poll-3");
      host.await("PARKED 3");
      host.inFlight(2);
      connection.reset();
    }
    RawResponse one = host.client().get(APP + "release-1");
    RawResponse other = host.client().get(APP + "release-3");
    host.counted(2, CANCELLED, one, other);
    return List.of(one, other);
  }
}
