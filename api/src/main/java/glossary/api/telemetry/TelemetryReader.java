package glossary.api.telemetry;

import glossary.api.telemetry.UnreadableTelemetryException.Reason;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads telemetry files. Believes no byte that is not covered by a CRC, maps nothing, and needs a
 * few MB of memory at most, however many files it reads. Writes nothing and takes no lock that a
 * host notices.
 *
 * <p>One thread at a time. In the JVM that writes the file, reading it drops that JVM's lock (POSIX
 * locks belong to the process), so that other processes take it for dead.
 */
public final class TelemetryReader {

  /** A heart that has not beaten for so long is called hung. */
  public static final long HUNG_AFTER_MILLIS = 5_000;

  /** A writer needs microseconds where this reader looks, and then a second until it comes back. */
  private static final int TRIES = 3;

  private static final int LARGEST_PART = TelemetryLayout.SLOTS * TelemetryLayout.SLOT_BYTES;

  private final byte[] part = new byte[LARGEST_PART];
  private final TextCache texts = new TextCache();
  private byte[] block = new byte[0];
  private RandomAccessFile file;
  private int damaged;

  /** Reads one file; for many, {@link #readNext} of one reader costs less. Any thread. */
  public static HostTelemetry read(File path, long nowMillis) throws IOException {
    return new TelemetryReader().readNext(path, nowMillis);
  }

  /**
   * Reads one file.
   *
   * @param nowMillis milliseconds since 1970, by this machine's clock
   * @throws UnreadableTelemetryException if it is not a whole telemetry file of this version
   * @throws IOException if it can't be read
   */
  public HostTelemetry readNext(File path, long nowMillis) throws IOException {
    try (RandomAccessFile opened = open(path)) {
      file = opened;
      damaged = 0;
      return read(path.toString(), nowMillis);
    }
  }

  /** As {@link #read}, but of the first page alone: how the JVM of a file is. */
  public static HostState state(File path, long nowMillis) throws IOException {
    try (RandomAccessFile file = open(path)) {
      return Vitals.read(path.toString(), file).state(nowMillis);
    }
  }

  private static RandomAccessFile open(File path) throws IOException {
    if (!path.isFile()) {
      throw new UnreadableTelemetryException(Reason.FOREIGN, path + " is not a file");
    }
    return new RandomAccessFile(path, "r");
  }

  private HostTelemetry read(String path, long nowMillis) throws IOException {
    Vitals vitals = Vitals.read(path, file);
    return new HostTelemetry(
        vitals.identity,
        vitals.state(nowMillis),
        vitals.heartbeatMillis,
        figures(),
        inFlight(),
        recentErrors(),
        damaged);
  }

  private Figures figures() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Figures figures = newest();
      if (figures != null) {
        return figures;
      }
    }
    damaged++;
    return Figures.NONE;
  }

  /** Null if neither block is whole. */
  private Figures newest() throws IOException {
    ByteBuffer first = seal(TelemetryLayout.FIGURES_AT);
    ByteBuffer second = seal(TelemetryLayout.FIGURES_AT + TelemetryLayout.FIGURES_BYTES);
    if (isZero(first) && isZero(second)) {
      return Figures.NONE;
    }
    boolean later = second.getLong(8) > first.getLong(8);
    Figures figures = later ? secondBlock(second) : firstBlock(first);
    if (figures == null) {
      return later ? firstBlock(first) : secondBlock(second);
    }
    return figures;
  }

  private Figures firstBlock(ByteBuffer seal) throws IOException {
    return figures(TelemetryLayout.FIGURES_AT, seal);
  }

  private Figures secondBlock(ByteBuffer seal) throws IOException {
    return figures(TelemetryLayout.FIGURES_AT + TelemetryLayout.FIGURES_BYTES, seal);
  }

  private ByteBuffer seal(int at) throws IOException {
    byte[] seal = new byte[RecordWriter.SEAL_BYTES];
    read(at, seal, seal.length);
    return RecordReader.view(seal);
  }

  private static boolean isZero(ByteBuffer seal) {
    return seal.getLong(0) == 0 && seal.getLong(8) == 0;
  }

  /** Reads what is used of a block, which is mostly a small part; null if it is not whole. */
  private Figures figures(int at, ByteBuffer seal) throws IOException {
    int payload = seal.getInt(4);
    if (payload < 0 || payload > TelemetryLayout.FIGURES_BYTES - RecordWriter.SEAL_BYTES) {
      return null;
    }
    int length = RecordWriter.SEAL_BYTES + payload;
    if (block.length < length) {
      block = new byte[length];
    }
    read(at, block, length);
    try {
      return new FiguresDecoder(RecordReader.open(block, 0, length), texts).decode();
    } catch (TornRecordException damagedOrTooEarly) {
      return null;
    }
  }

  private List<InFlightRequest> inFlight() throws IOException {
    read(TelemetryLayout.SLOTS_AT, part, TelemetryLayout.SLOTS * TelemetryLayout.SLOT_BYTES);
    List<InFlightRequest> requests = new ArrayList<>();
    for (int i = 0; i < TelemetryLayout.SLOTS; i++) {
      InFlightRequest request = slot(i);
      if (request != null) {
        requests.add(request);
      }
    }
    return requests;
  }

  private InFlightRequest slot(int slot) throws IOException {
    int at = slot * TelemetryLayout.SLOT_BYTES;
    for (int i = 0; i < TRIES; i++) {
      try {
        return InFlightSlot.read(part, at);
      } catch (TornRecordException torn) {
        file.seek(TelemetryLayout.slotAt(slot));
        file.readFully(part, at, TelemetryLayout.SLOT_BYTES);
      }
    }
    damaged++;
    return null;
  }

  private List<RecentError> recentErrors() throws IOException {
    int length = TelemetryLayout.ERRORS * TelemetryLayout.ERROR_BYTES;
    read(TelemetryLayout.ERRORS_AT, part, length);
    TreeMap<Long, RecentError> errors = new TreeMap<>();
    for (int at = 0; at < length; at += TelemetryLayout.ERROR_BYTES) {
      try {
        RecordReader in = RecordReader.open(part, at, RecentError.CAPACITY);
        errors.put(in.sequence(), RecentError.from(in));
      } catch (TornRecordException torn) {
        if (!isZero(part, at)) {
          damaged++;
        }
      }
    }
    return new ArrayList<>(errors.values());
  }

  private static boolean isZero(byte[] bytes, int at) {
    ByteBuffer seal = RecordReader.view(bytes);
    return seal.getLong(at) == 0 && seal.getLong(at + 8) == 0;
  }

  private void read(int at, byte[] into, int length) throws IOException {
    file.seek(at);
    file.readFully(into, 0, length);
  }
}
