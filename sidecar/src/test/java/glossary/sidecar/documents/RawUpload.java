package glossary.sidecar.documents;

import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** One upload over a socket, byte by byte. */
final class RawUpload implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;

  /** Sends the head of a request. */
  private RawUpload(String url, String token, String path, String framing) throws IOException {
    URI uri = URI.create(url);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 5_000);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream());
    send(
        Samples.utf8(
            "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                    .formatted(path, token)
                + "Content-Type: multipart/form-data; boundary="
                + Form.BOUNDARY
                + "\r\n"
                + framing
                + "\r\n\r\n"));
  }

  static RawUpload ofLength(String url, String token, String path, long length) throws IOException {
    return new RawUpload(url, token, path, "Content-Length: " + length);
  }

  static RawUpload chunked(String url, String token, String path) throws IOException {
    return new RawUpload(url, token, path, "Transfer-Encoding: chunked");
  }

  RawUpload send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  RawUpload chunk(byte[] bytes) throws IOException {
    send(Samples.utf8(Integer.toHexString(bytes.length) + "\r\n"));
    return send(bytes).send(Samples.utf8("\r\n"));
  }

  /** Whether the answer has begun. */
  boolean answered() throws IOException {
    return in.available() > 0;
  }

  /** The whole answer, up to the end of the connection; empty if there is none. */
  String answer() throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        all.append((char) c);
        if (isWhole(all)) {
          return all.toString();
        }
      }
    } catch (SocketException reset) {
      // an end, too
    }
    return all.toString();
  }

  private static boolean isWhole(StringBuilder answer) {
    int end = answer.indexOf("\r\n\r\n");
    int length = answer.indexOf("Content-length: ");
    return end > 0
        && length > 0
        && answer.length()
            >= end
                + 4
                + Integer.parseInt(answer.substring(length + 16, answer.indexOf("\r\n", length)));
  }

  /** Without a proper end. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
