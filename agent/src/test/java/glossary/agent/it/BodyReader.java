package glossary.agent.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;

/** Reads a body as its response's head frames it: by chunks, by length or up to the close. */
final class BodyReader {
  private final InputStream in;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  BodyReader(InputStream in) {
    this.in = in;
  }

  RawResponse read(RawResponse head) throws IOException {
    boolean whole;
    try {
      whole = readFramed(head);
    } catch (RawClient.ConnectionClosed | SocketException closed) {
      whole = false;
    }
    return new RawResponse(head.statusLine(), head.headers(), body.toByteArray(), whole);
  }

  private boolean readFramed(RawResponse head) throws IOException {
    if (head.values("Transfer-Encoding").contains("chunked")) {
      readChunks();
      return true;
    }
    if (head.has("Content-Length")) {
      return readBytes(Integer.parseInt(head.values("Content-Length").get(0)));
    }
    in.transferTo(body);
    return true;
  }

  private void readChunks() throws IOException {
    int length;
    do {
      length = Integer.parseInt(RawClient.readLine(in), 16);
      readBytes(length);
      RawClient.readLine(in);
    } while (length > 0);
  }

  private boolean readBytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    body.writeBytes(bytes);
    return bytes.length == length;
  }
}
