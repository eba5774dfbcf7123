package glossary.agent.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A connection of HTTP/2 with prior knowledge, frame by frame; RFC 9113. Header blocks are sent as
 * plain literals and read no further than the status.
 */
final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PADDED = 8;
  private static final int PRIORITY = 32;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  /** RFC 7541, appendix A: the statuses of the static table from entry 8 on. */
  private static final int[] STATUSES = {200, 204, 206, 304, 400, 404, 500};

  private final Socket socket;
  private final DataInputStream in;

  /** One frame that belongs to a stream. */
  record Frame(int type, int flags, int stream, byte[] payload) {

    boolean endsStream() {
      return type == RST_STREAM || (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    /** Of a frame of headers; a server's first field is the status. RFC 7541, section 6. */
    int status() {
      int at = ((flags & PADDED) != 0 ? 1 : 0) + ((flags & PRIORITY) != 0 ? 5 : 0);
      while ((payload[at] & 0xe0) == 0x20) {
        boolean isLong = payload[at++] == 0x3f; // A new size of the dynamic table.
        while (isLong) {
          isLong = payload[at++] < 0;
        }
      }
      int first = payload[at] & 0xff;
      if (first >= 0x80) {
        return STATUSES[first - 0x80 - 8];
      }
      int length = payload[at + 1] & 0x7f;
      boolean packed = (payload[at + 1] & 0x80) != 0;
      byte[] value = Arrays.copyOfRange(payload, at + 2, at + 2 + length);
      return Integer.parseInt(packed ? digits(value) : new String(value, US_ASCII));
    }

    /** RFC 7541, appendix B: 0 to 2 have five bits, 3 to 9 six from 011001 on. */
    private static String digits(byte[] packed) {
      StringBuilder bits = new StringBuilder();
      for (byte each : packed) {
        bits.append(Integer.toBinaryString(0x100 | each & 0xff).substring(1));
      }
      StringBuilder digits = new StringBuilder();
      int at = 0;
      while (digits.length() < 3) {
        int five = Integer.parseInt(bits.substring(at, at + 5), 2);
        boolean isShort = five <= 2;
        digits.append(isShort ? five : Integer.parseInt(bits.substring(at, at + 6), 2) - 0x19 + 3);
        at += isShort ? 5 : 6;
      }
      return digits.toString();
    }
  }

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.getOutputStream().write(RawClient.ascii(PREFACE));
    send(SETTINGS, 0, 0, new byte[0]);
  }

  void get(int stream, String path) throws IOException {
    send(HEADERS, END_HEADERS | END_STREAM, stream, head("GET", path));
  }

  /** A body, and trailers after it. */
  void post(int stream, String path, String body) throws IOException {
    send(HEADERS, END_HEADERS, stream, head("POST", path));
    send(DATA, 0, stream, RawClient.ascii(body));
    ByteArrayOutputStream trailers = new ByteArrayOutputStream();
    literal(trailers, "x-checksum", "4711");
    send(HEADERS, END_HEADERS | END_STREAM, stream, trailers.toByteArray());
  }

  /** No new streams will follow. */
  void goAway() throws IOException {
    send(GOAWAY, 0, 0, new byte[8]);
  }

  /** All frames of a stream up to its end. */
  List<Frame> answer(int stream) throws IOException {
    List<Frame> frames = new ArrayList<>();
    Frame frame;
    do {
      frame = read();
      if (frame.stream() == stream && (frame.type() <= HEADERS || frame.type() == RST_STREAM)) {
        frames.add(frame);
      }
    } while (!(frame.stream() == stream && frame.endsStream()));
    return frames;
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & 0x7fff_ffff;
    byte[] payload = in.readNBytes(length);
    if (type == SETTINGS && flags != ACK) {
      send(SETTINGS, ACK, 0, new byte[0]);
    }
    return new Frame(type, flags, stream, payload);
  }

  private static byte[] head(String method, String path) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", method);
    literal(block, ":scheme", "http");
    literal(block, ":path", path);
    literal(block, ":authority", "shop.example");
    return block.toByteArray();
  }

  /** RFC 7541, section 6.2.2, with strings of less than 127 bytes. */
  private static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : List.of(name, value)) {
      block.write(text.length());
      block.writeBytes(RawClient.ascii(text));
    }
  }

  private void send(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >> shift);
    }
    frame.writeBytes(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  /** As a machine that is switched off and on. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
