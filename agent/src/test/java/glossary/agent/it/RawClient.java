package glossary.agent.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends bytes over a connection of its own and reads HTTP/1.1 responses without hiding anything.
 */
final class RawClient {
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  RawResponse get(String target) throws IOException {
    return send(Sent.get(target));
  }

  RawResponse send(Sent request) throws IOException {
    List<RawResponse> responses = send(List.of(request));
    return responses.get(responses.size() - 1);
  }

  /** Sends all at once, as a client that pipelines; interim responses are in the result too. */
  List<RawResponse> send(List<Sent> requests) throws IOException {
    try (Socket socket = connect()) {
      for (Sent request : requests) {
        socket.getOutputStream().write(request.bytes());
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<RawResponse> responses = new ArrayList<>();
      for (Sent request : requests) {
        readFinal(in, request.method(), responses);
      }
      return responses;
    }
  }

  /** Reads the head of the response and 1000 bytes, then resets the connection. */
  RawResponse sendAndReset(Sent request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.bytes());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      RawResponse head = readHead(in);
      in.readNBytes(1000);
      socket.setSoLinger(true, 0);
      return head;
    }
  }

  /** The caller closes it; nothing is read. */
  Socket sendAndHold(Sent request) throws IOException {
    Socket socket = connect();
    socket.getOutputStream().write(request.bytes());
    return socket;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void readFinal(InputStream in, String method, List<RawResponse> responses)
      throws IOException {
    RawResponse response;
    do {
      response = read(in, method);
      responses.add(response);
    } while (response.interim());
  }

  static RawResponse read(InputStream in, String method) throws IOException {
    RawResponse head = readHead(in);
    boolean bodyless =
        method.equals("HEAD")
            || head.status() < 200
            || head.status() == 204
            || head.status() == 304;
    return bodyless ? head : new BodyReader(in).read(head);
  }

  private static RawResponse readHead(InputStream in) throws IOException {
    try {
      String statusLine = readLine(in);
      List<RawResponse.Header> headers = new ArrayList<>();
      for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
        int colon = line.indexOf(':');
        headers.add(
            new RawResponse.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
      return new RawResponse(statusLine, headers, new byte[0], true);
    } catch (ConnectionClosed | SocketException closed) {
      return RawResponse.closed();
    }
  }

  static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new ConnectionClosed();
      }
      line.append((char) read);
    }
    return line.toString().stripTrailing();
  }

  /** Where a line was expected. */
  static final class ConnectionClosed extends IOException {
    private static final long serialVersionUID = 1;
  }

  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
