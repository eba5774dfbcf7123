package glossary.sidecar.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes samples in the lines that Prometheus' text and OpenMetrics have in common. Fast and
 * without garbage, because a scrape of many hosts has a hundred thousand of them. One thread.
 */
public final class SampleWriter {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int LIKELY_LABELS = 160;
  private static final int LONGEST_NUMBER = 32;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final byte[] digits = new byte[LONGEST_NUMBER];
  private int used;

  SampleWriter(OutputStream out) {
    this.out = out;
  }

  /** A sample's name or whatever else goes in front of its labels, ready to be written. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Labels in the form {@code name="value",name="value"}; names and values in turn. */
  public static byte[] labels(String... namesAndValues) {
    StringBuilder text = new StringBuilder(LIKELY_LABELS);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(namesAndValues[i]).append("=\"");
      escape(namesAndValues[i + 1], text);
      text.append('"');
    }
    return bytes(text.toString());
  }

  private static void escape(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '"' -> text.append("\\\"");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
  }

  /** One sample whose value is a whole number. */
  public void sample(byte[] name, byte[] labels, long value) throws IOException {
    put(name);
    put('{');
    put(labels);
    put('}');
    put(' ');
    number(value);
    put('\n');
  }

  /** One sample with further labels, such as a bucket's bound, behind the others. */
  public void sample(byte[] name, byte[] labels, byte[] more, long value) throws IOException {
    put(name);
    put('{');
    put(labels);
    put(',');
    put(more);
    put('}');
    put(' ');
    number(value);
    put('\n');
  }

  /** One sample of any value. */
  public void sample(byte[] name, byte[] labels, double value) throws IOException {
    put(name);
    put('{');
    put(labels);
    put('}');
    put(' ');
    put(bytes(Double.toString(value)));
    put('\n');
  }

  /** Passes on what is still in the buffer. */
  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  void put(byte[] bytes) throws IOException {
    if (bytes.length > buffer.length - used) {
      flush();
      if (bytes.length > buffer.length) {
        out.write(bytes);
        return;
      }
    }
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  private void put(char ascii) throws IOException {
    if (used == buffer.length) {
      flush();
    }
    buffer[used++] = (byte) ascii;
  }

  private void number(long value) throws IOException {
    if (value < 0) {
      put(bytes(Long.toString(value)));
      return;
    }
    int at = digits.length;
    long left = value;
    do {
      digits[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    int length = digits.length - at;
    if (length > buffer.length - used) {
      flush();
    }
    System.arraycopy(digits, at, buffer, used, length);
    used += length;
  }
}
