package glossary.api.telemetry;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** What another process wrote: read, or refused as torn or unreadable, and nothing else. */
class TelemetryFuzz {

  /** The bytes are the payload of a record whose CRC is right, as a malicious host's would be. */
  @FuzzTest
  void record(byte[] payload) {
    byte[] sealed = sealed(payload);
    expectTorn(() -> figures(sealed));
    expectTorn(() -> HostIdentity.from(RecordReader.open(sealed, 0, sealed.length)));
    expectTorn(() -> RecentError.from(RecordReader.open(sealed, 0, sealed.length)));
    expectTorn(() -> slot(sealed));
  }

  /** The bytes are a record without any care for its CRC. */
  @FuzzTest
  void damagedRecord(byte[] bytes) {
    if (bytes.length >= RecordWriter.SEAL_BYTES) {
      expectTorn(() -> figures(bytes));
    }
  }

  /** The bytes are patches of a whole file: two of each say where, the third what. */
  @FuzzTest
  void file(byte[] patches) throws IOException {
    File file = File.createTempFile("jvm-fuzz", ".mm");
    try {
      write(file, patches);
      HostTelemetry read = TelemetryReader.read(file, 0);
      if (read.damaged < 0 || read.identity == null) {
        throw new AssertionError("half a result");
      }
    } catch (UnreadableTelemetryException expected) {
      // says why
    } finally {
      file.delete();
    }
  }

  private static void write(File file, byte[] patches) throws IOException {
    ByteBuffer page =
        ByteBuffer.allocate(TelemetryLayout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    page.putLong(TelemetryLayout.MAGIC_AT, TelemetryLayout.MAGIC);
    page.putInt(TelemetryLayout.VERSION_AT, TelemetryLayout.VERSION);
    page.putInt(TelemetryLayout.LENGTH_AT, TelemetryLayout.FILE_BYTES);
    RecordWriter identity = new HostIdentity(1, 2, "n", "m", "h", "v").sealed();
    page.position(TelemetryLayout.IDENTITY_AT);
    page.put(identity.bytes(), 0, identity.position());
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      out.write(page.array());
      out.setLength(TelemetryLayout.FILE_BYTES);
      for (int i = 0; i + 2 < patches.length; i += 3) {
        int at = (patches[i] & 0xFF) << 8 | patches[i + 1] & 0xFF;
        // The first pages byte by byte, the rest in steps of sixteen.
        out.seek(at < 8192 ? at : at * 16L);
        out.write(patches[i + 2]);
      }
    }
  }

  private static Figures figures(byte[] sealed) throws TornRecordException {
    RecordReader in = RecordReader.open(sealed, 0, sealed.length);
    return new FiguresDecoder(in, new TextCache()).decode();
  }

  private static InFlightRequest slot(byte[] sealed) throws TornRecordException {
    byte[] slot = new byte[TelemetryLayout.SLOT_BYTES];
    slot[0] = 1;
    int room = slot.length - TelemetryLayout.GUARD_BYTES;
    System.arraycopy(sealed, 0, slot, TelemetryLayout.GUARD_BYTES, Math.min(room, sealed.length));
    return InFlightSlot.read(slot, 0);
  }

  private static byte[] sealed(byte[] payload) {
    byte[] bytes = Arrays.copyOf(new byte[RecordWriter.SEAL_BYTES], 16 + payload.length);
    System.arraycopy(payload, 0, bytes, RecordWriter.SEAL_BYTES, payload.length);
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    view.putInt(4, payload.length);
    view.putLong(8, 1);
    CRC32 crc = new CRC32();
    crc.update(bytes, 4, bytes.length - 4);
    view.putInt(0, (int) crc.getValue());
    return bytes;
  }

  private interface Reading {
    Object read() throws TornRecordException;
  }

  private static void expectTorn(Reading reading) {
    try {
      reading.read();
    } catch (TornRecordException expected) {
      // refused
    }
  }
}
