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
 * Reads telemetry files. Believes no byte that is not covered by a CRC, maps nothing, and needs the
 * same 1 MB or so of memory for every file. Writes nothing and takes no lock that a host notices.
 *
 * <p>Any thread. In the JVM that writes the file, reading it drops that JVM's lock (POSIX locks
 * belong to the process), so that other processes take it for dead.
 */
public final class TelemetryReader {

  /** A heart that has not beaten for so long is called hung. */
  public static final long HUNG_AFTER_MILLIS = 5_000;

  /** A writer needs microseconds where this reader looks, and then a second until it comes back. */
  private static final int TRIES = 3;

  private final RandomAccessFile file;
  private int damaged;

  private TelemetryReader(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Reads one file.
   *
   * @param nowMillis milliseconds since 1970, by this machine's clock
   * @throws UnreadableTelemetryException if it is not a whole telemetry file of this version
   * @throws IOException if it can't be read
   */
  public static HostTelemetry read(File path, long nowMillis) throws IOException {
    try (RandomAccessFile file = open(path)) {
      return new TelemetryReader(file).read(path.toString(), nowMillis);
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
    byte[] blocks = bytes(TelemetryLayout.FIGURES_AT, 2 * TelemetryLayout.FIGURES_BYTES);
    if (isZero(blocks, 0) && isZero(blocks, TelemetryLayout.FIGURES_BYTES)) {
      return Figures.NONE;
    }
    RecordReader first = block(blocks, 0);
    RecordReader second = block(blocks, TelemetryLayout.FIGURES_BYTES);
    boolean later = first == null || second != null && second.sequence() > first.sequence();
    Figures figures = decoded(later ? second : first);
    return figures == null ? decoded(later ? first : second) : figures;
  }

  private static RecordReader block(byte[] blocks, int at) {
    try {
      return RecordReader.open(blocks, at, TelemetryLayout.FIGURES_BYTES);
    } catch (TornRecordException torn) {
      return null;
    }
  }

  private static Figures decoded(RecordReader block) {
    try {
      return block == null ? null : new FiguresDecoder(block).decode();
    } catch (TornRecordException damaged) {
      return null;
    }
  }

  private List<InFlightRequest> inFlight() throws IOException {
    byte[] slots =
        bytes(TelemetryLayout.SLOTS_AT, TelemetryLayout.SLOTS * TelemetryLayout.SLOT_BYTES);
    List<InFlightRequest> requests = new ArrayList<>();
    for (int i = 0; i < TelemetryLayout.SLOTS; i++) {
      InFlightRequest request = slot(slots, i);
      if (request != null) {
        requests.add(request);
      }
    }
    return requests;
  }

  private InFlightRequest slot(byte[] slots, int slot) throws IOException {
    byte[] bytes = slots;
    int at = slot * TelemetryLayout.SLOT_BYTES;
    for (int i = 0; i < TRIES; i++) {
      try {
        return InFlightSlot.read(bytes, at);
      } catch (TornRecordException torn) {
        bytes = bytes(TelemetryLayout.slotAt(slot), TelemetryLayout.SLOT_BYTES);
        at = 0;
      }
    }
    damaged++;
    return null;
  }

  private List<RecentError> recentErrors() throws IOException {
    byte[] ring =
        bytes(TelemetryLayout.ERRORS_AT, TelemetryLayout.ERRORS * TelemetryLayout.ERROR_BYTES);
    TreeMap<Long, RecentError> errors = new TreeMap<>();
    for (int at = 0; at < ring.length; at += TelemetryLayout.ERROR_BYTES) {
      try {
        RecordReader in = RecordReader.open(ring, at, RecentError.CAPACITY);
        errors.put(in.sequence(), RecentError.from(in));
      } catch (TornRecordException torn) {
        if (!isZero(ring, at)) {
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

  private byte[] bytes(int at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return bytes;
  }
}
