package glossary.api.telemetry;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;

/**
 * Writes the telemetry file of this JVM. Every write goes to the page cache, so what is written
 * stays when the process is killed. The file is filled with zeros before it is mapped, its length
 * never changes, and it is never unmapped. Uses no {@code java.nio.file}.
 *
 * <p>One thread at a time; only the windows of slots belong to other threads. A write may fail with
 * an {@link InternalError} if someone cut the file short.
 */
public final class TelemetryWriter implements Closeable {
  private static final int CHUNK = 64 * 1024;

  private final RandomAccessFile file;
  private final FileLock lock;
  private final TelemetryStorage storage;
  private final FiguresEncoder encoder = new FiguresEncoder();
  private long sequence;

  private TelemetryWriter(RandomAccessFile file, FileLock lock, TelemetryStorage storage) {
    this.file = file;
    this.lock = lock;
    this.storage = storage;
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
      fillWithZeros(opened, file);
      TelemetryStorage storage =
          Mounts.inMemory(file)
              ? new TelemetryStorage.Mapped(opened)
              : new TelemetryStorage.SystemCalls(opened);
      TelemetryWriter writer = new TelemetryWriter(opened, lock(opened, file), storage);
      writer.header(identity, nowMillis);
      return writer;
    } catch (IOException | RuntimeException | Error failed) {
      opened.close();
      throw failed;
    }
  }

  private static void fillWithZeros(RandomAccessFile opened, File file) throws IOException {
    if (opened.length() != 0) {
      throw new IOException(file + " is not empty; delete it");
    }
    byte[] zeros = new byte[CHUNK];
    for (int written = 0; written < TelemetryLayout.FILE_BYTES; written += CHUNK) {
      opened.write(zeros);
    }
  }

  private static FileLock lock(RandomAccessFile opened, File file) throws IOException {
    FileLock lock = opened.getChannel().tryLock(TelemetryLayout.LOCK_AT, 1, false);
    if (lock == null) {
      throw new IOException(file + " is locked by another process");
    }
    return lock;
  }

  private void header(HostIdentity identity, long nowMillis) throws IOException {
    RecordWriter sealed = identity.sealed();
    storage.write(TelemetryLayout.IDENTITY_AT, sealed.bytes(), sealed.position());
    storage.writeLong(
        TelemetryLayout.VERSION_AT,
        (long) TelemetryLayout.FILE_BYTES << 32 | TelemetryLayout.VERSION);
    heartbeat(nowMillis);
    storage.writeLong(TelemetryLayout.MAGIC_AT, TelemetryLayout.MAGIC);
  }

  /** Says that this JVM is alive; at least every second, or readers call it hung. */
  public void heartbeat(long nowMillis) throws IOException {
    storage.writeLong(TelemetryLayout.HEARTBEAT_AT, nowMillis);
  }

  /** Replaces the older of the two last figures; the newer one stays whole meanwhile. */
  public void write(Figures figures) throws IOException {
    long next = sequence + 1;
    RecordWriter record = encoder.encode(figures, next);
    storage.write(TelemetryLayout.figuresAt(next), record.bytes(), record.position());
    sequence = next;
  }

  /**
   * Writes an error over the oldest one. Any thread if {@link #mapped}, else as all others.
   *
   * @param number 1 for the first error, 2 for the next
   */
  public void write(RecentError error, long number) throws IOException {
    RecordWriter record = error.sealed(number);
    storage.write(TelemetryLayout.errorAt(number), record.bytes(), record.position());
  }

  /** Empties one of the {@link RecentError#KEPT} places of errors. */
  public void clearError(int place) throws IOException {
    storage.write(
        TelemetryLayout.errorAt(place), new byte[RecordWriter.SEAL_BYTES], RecordWriter.SEAL_BYTES);
  }

  /** Writes a slot from this thread, where it has no window. */
  public void write(int slot, InFlightSlot request, long generation) throws IOException {
    int at = TelemetryLayout.slotAt(slot);
    RecordWriter record = request.record();
    storage.write(at + TelemetryLayout.GUARD_BYTES, record.bytes(), record.position());
    storage.writeLong(at, generation);
  }

  /** Marks a slot free. */
  public void clear(int slot) throws IOException {
    storage.writeLong(TelemetryLayout.slotAt(slot), 0);
  }

  /** Whether the file is in memory, so that other threads may write to it. */
  public boolean mapped() {
    return slotWindow(0) != null;
  }

  /** One slot as memory, for the thread that owns the slot; null unless {@link #mapped}. */
  public ByteBuffer slotWindow(int slot) {
    return storage.window(TelemetryLayout.slotAt(slot), TelemetryLayout.SLOT_BYTES);
  }

  /** Says that what follows is no crash. */
  public void cleanExit() throws IOException {
    storage.writeLong(TelemetryLayout.CLEAN_AT, 1);
  }

  /** Releases the lock. Windows stay usable, but no reader looks at them as alive. */
  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
  }
}
