package glossary.api.telemetry;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** Where bytes of a telemetry file go: to memory on a tmpfs, through system calls elsewhere. */
interface TelemetryStorage {

  void write(int at, byte[] bytes, int length) throws IOException;

  void writeLong(int at, long value) throws IOException;

  /** A part of the file as memory, little-endian; null if this file is not mapped. */
  ByteBuffer window(int at, int length);

  /** Each call has its own window, so that threads don't share a position. */
  final class Mapped implements TelemetryStorage {
    private final MappedByteBuffer map;

    Mapped(RandomAccessFile file) throws IOException {
      map = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, TelemetryLayout.FILE_BYTES);
      map.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void write(int at, byte[] bytes, int length) {
      ByteBuffer to = map.duplicate();
      to.position(at);
      to.put(bytes, 0, length);
    }

    @Override
    public void writeLong(int at, long value) {
      map.putLong(at, value);
    }

    @Override
    public ByteBuffer window(int at, int length) {
      ByteBuffer part = map.duplicate();
      part.position(at);
      part.limit(at + length);
      return part.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /**
   * For a disk. A store to a mapped page waits while the kernel writes that page back, and with it
   * waits every safepoint of the host; a thread in a system call holds up nobody.
   */
  final class SystemCalls implements TelemetryStorage {
    private final RandomAccessFile file;
    private final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    SystemCalls(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public void write(int at, byte[] bytes, int length) throws IOException {
      file.seek(at);
      file.write(bytes, 0, length);
    }

    @Override
    public void writeLong(int at, long value) throws IOException {
      number.putLong(0, value);
      write(at, number.array(), 8);
    }

    @Override
    public ByteBuffer window(int at, int length) {
      return null;
    }
  }
}
