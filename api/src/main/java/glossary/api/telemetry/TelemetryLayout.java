package glossary.api.telemetry;

/**
 * Where what is in a telemetry file, in bytes from its start. All numbers are little-endian, all
 * text is UTF-8 behind its length in two bytes. The length of a file never changes; whoever changes
 * an offset or the content of a record raises {@link #VERSION}.
 *
 * <pre>
 *       0  magic, version, length, identity (sealed), heartbeat, clean-exit flag
 *    4096  256 in-flight slots
 *  135168  32 recent errors, a ring
 *  200704  figures A
 *  622592  figures B
 * </pre>
 *
 * A <em>sealed</em> record is {@code crc32, length, sequence, payload}; the CRC covers all that
 * follows it. A record that was torn, by a reader that came too early or by a kill, fails its CRC.
 * Figures are written to A and B in turn, so one of them is whole at any moment.
 */
final class TelemetryLayout {
  static final long MAGIC = 0x314C45544F4C47AFL; // AF 'GLOTEL1'
  static final int VERSION = 4;
  static final int FILE_BYTES = 1024 * 1024;

  static final int MAGIC_AT = 0;
  static final int VERSION_AT = 8;
  static final int LENGTH_AT = 12;
  static final int IDENTITY_AT = 16;
  static final int IDENTITY_BYTES = 2032;
  static final int HEARTBEAT_AT = 2048;
  static final int CLEAN_AT = 2056;
  static final int HEADER_BYTES = 4096;

  static final int SLOTS_AT = HEADER_BYTES;
  static final int SLOTS = 256;

  /**
   * Of one slot: its guard, a sealed record whose sequence equals the guard, and at the end the
   * mark of {@link SharedWindow}. Guard 0 is free.
   */
  static final int SLOT_BYTES = 512;

  static final int GUARD_BYTES = 8;
  static final int MARK_BYTES = 8;

  static final int ERRORS_AT = SLOTS_AT + SLOTS * SLOT_BYTES;
  static final int ERRORS = 32;

  /** Of one error: a sealed record, and at the end the mark of {@link SharedWindow}. */
  static final int ERROR_BYTES = 2048;

  static final int FIGURES_AT = ERRORS_AT + ERRORS * ERROR_BYTES;
  static final int FIGURES_BYTES = 103 * 4096;

  /** Of a figures block, the most that request series may use; errors have what is left. */
  static final int REQUESTS_BYTES = 240 * 1024;

  /** Beyond the end, because on Windows a locked byte can't be read. */
  static final long LOCK_AT = FILE_BYTES;

  private TelemetryLayout() {}

  static int slotAt(int slot) {
    return SLOTS_AT + slot * SLOT_BYTES;
  }

  static int errorAt(long sequence) {
    return ERRORS_AT + (int) (sequence % ERRORS) * ERROR_BYTES;
  }

  static int figuresAt(long sequence) {
    return FIGURES_AT + (int) (sequence % 2) * FIGURES_BYTES;
  }
}
