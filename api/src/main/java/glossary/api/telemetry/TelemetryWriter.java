package glossary.api.telemetry;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;

/**
 * Writes the telemetry file of this JVM. Every write goes to the page cache, so what is written
 * stays when the process is killed. The file is filled with zeros first, its length never changes,
 * and it is never unmapped. Uses no {@code java.nio.file}.
 *
 * <p>Writes through system calls, one thread at a time. Other threads write through windows, and
 * only if the file is in memory: a store to a mapped page of a disk may wait while the kernel
 * writes that page back, and every safepoint of the host would wait with it.
 */
public final class TelemetryWriter implements Closeable {
  private static final int CHUNK = 64 * 1024;

  private final RandomAccessFile file;
  private final FileLock lock;
  private final MappedByteBuffer map;
  private final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private final FiguresEncoder encoder = new FiguresEncoder();
  private long sequence;

  private TelemetryWriter(RandomAccessFile file, FileLock lock, MappedByteBuffer map) {
    this.file = file;
    this.lock = lock;
    this.map = map;
  }

  /**
   * Takes a file over that was just made. A reader calls it unfinished until this returns.
   *
   * @param file exists and is empty
   * @throws IOException if it is not empty, is locked by another process or does not fit; the file
   *     is left for the caller to delete
   */
  public static TelemetryWriter open(File file, HostIdentity identity, long nowMillis)
      throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file, "rw");
    try {
      if (opened.length() != 0) {
        throw new IOException(file + " is not empty; delete it");
      }
      FileLock lock = opened.getChannel().tryLock(TelemetryLayout.LOCK_AT, 1, false);
      if (lock == null) {
        throw new IOException(file + " is locked by another process");
      }
      fillWithZeros(opened);
      TelemetryWriter writer = new TelemetryWriter(opened, lock, map(opened, file));
      writer.marks();
      writer.header(identity, nowMillis);
      return writer;
    } catch (IOException | RuntimeException | Error failed) {
      opened.close();
      throw failed;
    }
  }

  private static void fillWithZeros(RandomAccessFile opened) throws IOException {
    byte[] zeros = new byte[CHUNK];
    for (int written = 0; written < TelemetryLayout.FILE_BYTES; written += CHUNK) {
      opened.write(zeros);
    }
  }

  /** Null for a file on a disk. */
  private static MappedByteBuffer map(RandomAccessFile opened, File file) throws IOException {
    return Mounts.inMemory(file)
        ? opened.getChannel().map(MapMode.READ_WRITE, 0, TelemetryLayout.FILE_BYTES)
        : null;
  }

  private void marks() throws IOException {
    byte[] mark = SharedWindow.mark();
    for (int slot = 1; slot <= TelemetryLayout.SLOTS; slot++) {
      write(TelemetryLayout.slotAt(slot) - mark.length, mark, mark.length);
    }
    for (int place = 0; place < TelemetryLayout.ERRORS; place++) {
      write(TelemetryLayout.errorAt(place) + RecentError.CAPACITY, mark, mark.length);
    }
  }

  private void header(HostIdentity identity, long nowMillis) throws IOException {
    write(TelemetryLayout.IDENTITY_AT, identity.sealed());
    write(
        TelemetryLayout.VERSION_AT,
        (long) TelemetryLayout.FILE_BYTES << 32 | TelemetryLayout.VERSION);
    heartbeat(nowMillis);
    write(TelemetryLayout.MAGIC_AT, TelemetryLayout.MAGIC);
  }

  /**
   * Says that this JVM is alive; at least every second, or readers call it hung.
   *
   * @throws IOException if the file can't be written or was cut short
   */
  public void heartbeat(long nowMillis) throws IOException {
    if (file.length() != TelemetryLayout.FILE_BYTES) {
      throw new IOException("the telemetry file was cut short; it is made again");
    }
    write(TelemetryLayout.HEARTBEAT_AT, nowMillis);
  }

  /** Replaces the older of the two last figures; the newer one stays whole meanwhile. */
  public void write(Figures figures) throws IOException {
    long next = sequence + 1;
    write(TelemetryLayout.figuresAt(next), encoder.encode(figures, next));
    sequence = next;
  }

  /**
   * Writes an error over the oldest one.
   *
   * @param number 1 for the first error, 2 for the next
   */
  public void write(RecentError error, long number) throws IOException {
    write(TelemetryLayout.errorAt(number), error.sealed(number));
  }

  /** As {@link #write(RecentError, long)}, on any thread; false if the file was cut short. */
  public boolean writeShared(RecentError error, long number) {
    return new SharedWindow(map, TelemetryLayout.errorAt(number), TelemetryLayout.ERROR_BYTES)
        .write(error.sealed(number), 0, false, 0);
  }

  /** Empties one of the {@link RecentError#KEPT} places of errors. */
  public void clearError(int place) throws IOException {
    write(
        TelemetryLayout.errorAt(place), new byte[RecordWriter.SEAL_BYTES], RecordWriter.SEAL_BYTES);
  }

  /** Writes a slot. */
  public void write(int slot, InFlightSlot request, long generation) throws IOException {
    int at = TelemetryLayout.slotAt(slot);
    write(at + TelemetryLayout.GUARD_BYTES, request.record());
    write(at, generation);
  }

  /** Marks a slot free. */
  public void clear(int slot) throws IOException {
    write(TelemetryLayout.slotAt(slot), 0);
  }

  /** Whether the file is in memory, so that there are windows for other threads. */
  public boolean shared() {
    return map != null;
  }

  /** One slot for the thread that owns it; only if {@link #shared}. */
  public SharedWindow slotWindow(int slot) {
    return new SharedWindow(map, TelemetryLayout.slotAt(slot), TelemetryLayout.SLOT_BYTES);
  }

  /** Says that what follows is no crash. */
  public void cleanExit() throws IOException {
    write(TelemetryLayout.CLEAN_AT, 1);
  }

  /** Releases the lock. Windows stay usable, but no reader takes what they write for alive. */
  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
  }

  private void write(int at, RecordWriter record) throws IOException {
    write(at, record.bytes(), record.position());
  }

  private void write(int at, long value) throws IOException {
    write(at, number.putLong(0, value).array(), 8);
  }

  private void write(int at, byte[] bytes, int length) throws IOException {
    file.seek(at);
    file.write(bytes, 0, length);
  }
}
