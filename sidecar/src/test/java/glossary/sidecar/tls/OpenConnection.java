package glossary.sidecar.tls;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that asks again and again on one connection. */
final class OpenConnection implements AutoCloseable {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SSLSocket socket;
  private final BufferedReader in;

  OpenConnection(SSLContext context, int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port);
    socket.setSoTimeout(20_000);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** The body of the answer. */
  String ask() throws IOException {
    socket.getOutputStream().write(REQUEST);
    int length = 0;
    for (String line = in.readLine(); !"".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new EOFException("the connection was closed");
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    char[] body = new char[length];
    for (int at = 0; at < length; ) {
      int read = in.read(body, at, length - at);
      if (read < 0) {
        throw new EOFException("the body was cut");
      }
      at += read;
    }
    return new String(body);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
