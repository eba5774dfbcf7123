package glossary.agent.it;

import static glossary.agent.it.StreamServer.Offers.SERVLETS;
import static glossary.agent.it.StreamServer.Offers.SOCKETS;
import static glossary.agent.it.StreamServer.Offers.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** Long polls, events, uploads and upgrades over HTTP/1.1. */
final class StreamCases {
  private static final String APP = "/shop/app/";
  private static final String CANCELLED = "cancelled";
  private static final String BOUNDARY = "Content-Type: multipart/form-data; boundary=frontier";

  private StreamCases() {}

  static List<StreamCase> all() {
    return List.of(
        new StreamCase("WebSocket", SOCKETS, StreamCases::webSocket),
        new StreamCase("upgrade of a servlet's own", UPGRADE, StreamCases::upgrade),
        new StreamCase("upgrade that nobody offers", null, StreamCases::noUpgrade),
        new StreamCase("long poll", null, StreamCases::poll),
        new StreamCase("long poll whose client leaves", null, StreamCases::pollLeft),
        new StreamCase("long poll that times out", SERVLETS, StreamCases::timeout),
        new StreamCase("many events", null, StreamCases::events),
        new StreamCase("streamed upload", null, StreamCases::upload),
        new StreamCase("upload cancelled half-way", null, (server, host) -> cancel(host, "count")),
        new StreamCase("multipart upload", SERVLETS, StreamCases::parts),
        new StreamCase(
            "multipart upload cancelled", SERVLETS, (server, host) -> cancel(host, "parts")),
        new StreamCase("non-blocking echo", SERVLETS, StreamCases::echo),
        new StreamCase(
            "non-blocking echo cancelled", SERVLETS, (server, host) -> cancel(host, "echo")),
        // The last, for Tomcat 8.5.0 may spoil the request after it.
        new StreamCase("events whose client leaves", null, StreamCases::eventsLeft));
  }

  private static List<RawResponse> webSocket(StreamServer server, StreamHost host)
      throws Exception {
    try (Upgraded socket = Upgraded.toWebSocket(host.client(), "/shop/ws")) {
      assertThat(socket.echoMessage("valve")).isEqualTo("valve");
      host.counted(1, "101"); // Though the connection lives on.
      assertThat(socket.echoMessage("pump")).isEqualTo("pump");
      socket.closeSocket();
      return List.of(socket.answer());
    }
  }

  private static List<RawResponse> upgrade(StreamServer server, StreamHost host) throws Exception {
    Sent request = Sent.get(APP + "upgrade", "Upgrade: echo", "Connection: Upgrade");
    try (Upgraded connection = Upgraded.to(host.client(), request)) {
      assertThat(connection.echo("valve")).isEqualTo("valve");
      host.counted(1, "101");
      assertThat(connection.echo("pump")).isEqualTo("pump");
      return List.of(connection.answer());
    }
  }

  private static List<RawResponse> noUpgrade(StreamServer server, StreamHost host)
      throws Exception {
    Sent request = Sent.get(APP + "text", "Upgrade: teapot", "Connection: Upgrade");
    RawResponse answer = host.client().send(request);
    host.counted(1, "200");
    return List.of(answer);
  }

  private static List<RawResponse> poll(StreamServer server, StreamHost host) throws Exception {
    RawClient client = host.client();
    try (Socket held = client.sendAndHold(Sent.get(APP + "poll-a"))) {
      host.await("PARKED a");
      host.inFlight(1);
      RawResponse released = client.get(APP + "release-a");
      RawResponse answer = read(held, "GET");
      host.counted(2, "200");
      return List.of(released, answer);
    }
  }

  private static List<RawResponse> pollLeft(StreamServer server, StreamHost host) throws Exception {
    RawClient client = host.client();
    try (Socket held = client.sendAndHold(Sent.get(APP + "poll-b"))) {
      host.await("PARKED b");
      held.setSoLinger(true, 0);
    }
    RawResponse released = client.get(APP + "release-b");
    host.counted(Map.of(CANCELLED, 1, "200", 1));
    return List.of(released);
  }

  private static List<RawResponse> timeout(StreamServer server, StreamHost host) throws Exception {
    RawResponse answer = host.client().get(APP + "timeout");
    host.counted(1, "200");
    return List.of(answer);
  }

  private static List<RawResponse> events(StreamServer server, StreamHost host) throws Exception {
    RawResponse answer = host.client().get(APP + "ticks-500");
    assertThat(answer.text()).endsWith("id: 499\ndata: tick\n\n");
    host.counted(1, "200");
    return List.of(answer);
  }

  private static List<RawResponse> eventsLeft(StreamServer server, StreamHost host)
      throws Exception {
    RawResponse head = host.client().sendAndReset(Sent.get(APP + "feed"));
    host.counted(1, CANCELLED);
    return List.of(head);
  }

  private static List<RawResponse> upload(StreamServer server, StreamHost host) throws Exception {
    String piece = "0123456789".repeat(5_000);
    Sent chunks = Sent.postChunked(APP + "count", piece, piece, piece, piece, piece, piece);
    RawResponse answer = host.client().send(chunks);
    assertThat(answer.text()).isEqualTo("bytes=300000");
    host.counted(1, "200");
    return List.of(answer);
  }

  /** Goes away when the application has begun to read the body. */
  private static List<RawResponse> cancel(StreamHost host, String endpoint) throws Exception {
    Sent half =
        Sent.of("POST", APP + endpoint, BOUNDARY, "Content-Length: 1000000")
            .followedBy(part("a", "0123456789".repeat(1_000)));
    try (Socket socket = host.client().sendAndHold(half)) {
      host.await("BEGUN");
      host.inFlight(1);
      socket.setSoLinger(true, 0);
    }
    host.counted(1, CANCELLED);
    return List.of();
  }

  private static List<RawResponse> parts(StreamServer server, StreamHost host) throws Exception {
    String body =
        part("small", "valve") + part("large", "0123456789".repeat(30_000)) + "--frontier--\r\n";
    Sent request =
        Sent.of("POST", APP + "parts", BOUNDARY, "Content-Length: " + body.length())
            .followedBy(body);
    RawResponse answer = host.client().send(request);
    host.await("BEGUN");
    assertThat(answer.text()).isEqualTo("small=5 large=300000 ");
    host.counted(1, "200");
    return List.of(answer);
  }

  private static String part(String name, String content) {
    return "--frontier\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"f\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static List<RawResponse> echo(StreamServer server, StreamHost host) throws Exception {
    String body = "valve, pump, ".repeat(20_000);
    RawResponse answer = host.client().send(Sent.post(APP + "echo", body));
    host.await("BEGUN");
    assertThat(answer.text()).isEqualTo(body);
    host.counted(1, "200");
    return List.of(answer);
  }

  private static RawResponse read(Socket socket, String method) throws IOException {
    return RawClient.read(new BufferedInputStream(socket.getInputStream()), method);
  }
}
