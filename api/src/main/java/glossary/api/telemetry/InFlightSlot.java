package glossary.api.telemetry;

/**
 * One request in flight as it is in the file: a guard, then a sealed record. The guard is written
 * last at the start of a request and zeroed at its end, so that a slot is free, whole or known to
 * be torn. Allocates nothing after its construction; the slot's owner is its only writer.
 */
public final class InFlightSlot {

  /** Slots in a file. */
  public static final int COUNT = TelemetryLayout.SLOTS;

  private static final int CAPACITY =
      TelemetryLayout.SLOT_BYTES - TelemetryLayout.GUARD_BYTES - TelemetryLayout.MARK_BYTES;

  private final RecordWriter record = new RecordWriter(CAPACITY);

  /**
   * Describes a request; too long texts are cut, a query is left out, null is empty.
   *
   * @param generation of the slot; never 0, never twice the same
   */
  public void fill(
      long generation,
      String requestId,
      String method,
      String path,
      String thread,
      long startMillis) {
    record.start();
    record.long8(startMillis);
    record.text(requestId, 96);
    record.text(method, 16);
    record.text(path, withoutQuery(path), 256);
    record.text(thread, 64);
    record.seal(generation);
  }

  /** Writes the last {@link #fill}; false if the file was cut short under its memory. */
  public boolean writeTo(SharedWindow window, long generation) {
    return window.write(record, TelemetryLayout.GUARD_BYTES, true, generation);
  }

  /** Marks the slot free; false as with {@link #writeTo}. */
  public static boolean clear(SharedWindow window) {
    return window.writeGuard(0);
  }

  RecordWriter record() {
    return record;
  }

  /** Null if the slot is free. */
  static InFlightRequest read(byte[] bytes, int at) throws TornRecordException {
    long guard = guard(bytes, at);
    if (guard == 0) {
      return null;
    }
    RecordReader in = RecordReader.open(bytes, at + TelemetryLayout.GUARD_BYTES, CAPACITY);
    if (in.sequence() != guard) {
      throw new TornRecordException();
    }
    long startMillis = in.long8();
    return new InFlightRequest(in.text(), in.text(), in.text(), in.text(), startMillis);
  }

  private static long guard(byte[] bytes, int at) {
    return RecordReader.view(bytes).getLong(at);
  }

  private static int withoutQuery(String path) {
    if (path == null) {
      return 0;
    }
    int query = path.indexOf('?');
    return query < 0 ? path.length() : query;
  }
}
