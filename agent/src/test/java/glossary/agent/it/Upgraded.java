package glossary.agent.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection whose server has been asked for another protocol. */
final class Upgraded implements AutoCloseable {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int MASKED = 0x80;
  private static final byte[] NORMAL = {(byte) 0x03, (byte) 0xe8};

  private final Socket socket;
  private final InputStream in;
  private final RawResponse answer;

  private Upgraded(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.answer = RawClient.read(in, "GET");
  }

  static Upgraded to(RawClient client, Sent request) throws IOException {
    return new Upgraded(client.sendAndHold(request));
  }

  /** With the key of RFC 6455, section 1.3, so that all answers are equal. */
  static Upgraded toWebSocket(RawClient client, String path) throws IOException {
    return to(
        client,
        Sent.get(
            path,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
  }

  RawResponse answer() {
    return answer;
  }

  /** Sends bytes and returns as many. */
  String echo(String text) throws IOException {
    byte[] bytes = RawClient.ascii(text);
    socket.getOutputStream().write(bytes);
    return new String(in.readNBytes(bytes.length), StandardCharsets.ISO_8859_1);
  }

  /** Sends a short message and returns the next frame's payload. RFC 6455, section 5.2. */
  String echoMessage(String text) throws IOException {
    send(TEXT, RawClient.ascii(text));
    return new String(receive(TEXT), StandardCharsets.ISO_8859_1);
  }

  /** The closing handshake; RFC 6455, section 7.1.2. */
  void closeSocket() throws IOException {
    send(CLOSE, NORMAL);
    receive(CLOSE);
  }

  private void send(int opcode, byte[] payload) throws IOException {
    byte[] mask = {7, 42, 1, 99};
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(opcode);
    frame.write(MASKED | payload.length);
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % mask.length]);
    }
    socket.getOutputStream().write(frame.toByteArray());
  }

  private byte[] receive(int opcode) throws IOException {
    int got = in.read();
    if (got != opcode) {
      throw new IOException("a frame that begins with " + Integer.toHexString(got));
    }
    return in.readNBytes(in.read());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
