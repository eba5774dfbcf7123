package glossary.sidecar.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What was counted and is in no kept file any more, so that counters go on after a restart. Written
 * anew as a whole, and only when something is added. One thread at a time.
 */
final class TotalsFile {
  /** Version 1 had no log lines; it is still read. */
  private static final int VERSION = 2;

  private static final int CRC_BYTES = 4;
  private static final int MOST_NAMES = 2000;
  private static final int MOST_BYTES = 256 << 20;

  private final Path file;

  TotalsFile(Path file) {
    this.file = file;
  }

  /**
   * @param names totals by name of host
   * @param dropped ids of hosts whose figures are in them
   */
  record Content(Map<String, Totals> names, List<String> dropped) {}

  /**
   * Nothing if there is no file yet.
   *
   * @throws IOException if it is damaged or can't be read
   */
  Content read() throws IOException {
    if (!Files.exists(file)) {
      return new Content(Map.of(), List.of());
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("too large");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < CRC_BYTES || ByteBuffer.wrap(bytes).getInt() != crc(bytes)) {
      throw new IOException("damaged");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.readInt();
    int version = in.readInt();
    if (version < 1 || version > VERSION) {
      throw new IOException("of another version");
    }
    return new Content(names(in, version), dropped(in));
  }

  /** Replaces it at once. */
  void write(Map<String, Totals> names, Iterable<String> dropped) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(buffer);
    out.writeInt(0);
    out.writeInt(VERSION);
    out.writeInt(names.size());
    for (Map.Entry<String, Totals> name : names.entrySet()) {
      out.writeUTF(name.getKey());
      write(name.getValue(), out);
    }
    List<String> ids = new ArrayList<>();
    dropped.forEach(ids::add);
    out.writeInt(ids.size());
    for (String id : ids) {
      out.writeUTF(id);
    }
    byte[] bytes = buffer.toByteArray();
    ByteBuffer.wrap(bytes).putInt(crc(bytes));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, CRC_BYTES, bytes.length - CRC_BYTES);
    return (int) crc.getValue();
  }

  private static void write(Totals totals, DataOutputStream out) throws IOException {
    out.writeLong(totals.seenMillis);
    out.writeLong(totals.crashes);
    out.writeInt(totals.requests.size());
    for (Map.Entry<RequestKey, long[]> each : totals.requests.entrySet()) {
      out.writeUTF(each.getKey().method());
      out.writeUTF(each.getKey().route());
      out.writeInt(each.getKey().status());
      write(each.getValue(), out);
    }
    out.writeInt(totals.errors.size());
    for (Map.Entry<ErrorKey, long[]> each : totals.errors.entrySet()) {
      out.writeUTF(each.getKey().type());
      out.writeUTF(each.getKey().route());
      write(each.getValue(), out);
    }
    out.writeInt(totals.hooks.size());
    for (Map.Entry<String, long[]> each : totals.hooks.entrySet()) {
      out.writeUTF(each.getKey());
      write(each.getValue(), out);
    }
    out.writeInt(totals.logs.size());
    for (Map.Entry<LogKey, long[]> each : totals.logs.entrySet()) {
      out.writeUTF(each.getKey().level());
      out.writeUTF(each.getKey().type());
      write(each.getValue(), out);
    }
  }

  private static void write(long[] values, DataOutputStream out) throws IOException {
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static Map<String, Totals> names(DataInputStream in, int version) throws IOException {
    Map<String, Totals> names = new TreeMap<>();
    for (int left = count(in, MOST_NAMES); left > 0; left--) {
      names.put(in.readUTF(), totals(in, version));
    }
    return names;
  }

  private static Totals totals(DataInputStream in, int version) throws IOException {
    Totals totals = new Totals();
    totals.seenMillis = in.readLong();
    totals.crashes = in.readLong();
    for (int left = count(in, Integer.MAX_VALUE); left > 0; left--) {
      RequestKey key = new RequestKey(in.readUTF(), in.readUTF(), in.readInt());
      totals.addRequests(key, values(in, Totals.SUM + 1));
    }
    for (int left = count(in, Integer.MAX_VALUE); left > 0; left--) {
      totals.addErrors(new ErrorKey(in.readUTF(), in.readUTF()), values(in, 1));
    }
    for (int left = count(in, Integer.MAX_VALUE); left > 0; left--) {
      totals.addHook(in.readUTF(), values(in, 1));
    }
    for (int left = version == 1 ? 0 : count(in, Integer.MAX_VALUE); left > 0; left--) {
      totals.addLogs(new LogKey(in.readUTF(), in.readUTF()), values(in, 1));
    }
    return totals;
  }

  private static long[] values(DataInputStream in, int number) throws IOException {
    long[] values = new long[number];
    for (int i = 0; i < number; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static List<String> dropped(DataInputStream in) throws IOException {
    List<String> ids = new ArrayList<>();
    for (int left = count(in, Carried.MOST_DROPPED); left > 0; left--) {
      ids.add(in.readUTF());
    }
    return ids;
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("damaged");
    }
    return count;
  }
}
