package glossary.sidecar.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection, byte by byte: sends what no proper client would. */
final class RawClient implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(15_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** One request on a connection of its own. */
  static RawAnswer ask(int port, String head) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(head);
      return client.read();
    }
  }

  static RawAnswer get(int port, String target) throws IOException {
    return ask(port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  Socket socket() {
    return socket;
  }

  RawClient send(String latin1) throws IOException {
    return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  RawAnswer read() throws IOException {
    return read(false);
  }

  /**
   * @param head whether the request was a HEAD, whose answer has a length but no body
   */
  RawAnswer read(boolean head) throws IOException {
    String[] statusLine = line().split(" ", 3);
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(statusLine[1]);
    boolean bodiless = head || status == 204 || status == 304 || status < 200;
    return new RawAnswer(status, headers, bodiless ? new byte[0] : body(headers));
  }

  /** Everything up to the end of the connection, however it ends. */
  String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException reset) {
      // an end, too
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the server ends the connection without another byte. */
  boolean isClosedByServer() throws IOException {
    return readToEnd().isEmpty();
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length").get(0));
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("body cut short");
      }
      return body;
    }
    return headers.containsKey("transfer-encoding") ? chunks() : in.readAllBytes();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      all.write(in.readNBytes(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("connection closed after: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
