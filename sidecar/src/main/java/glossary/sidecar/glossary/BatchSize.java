package glossary.sidecar.glossary;

/** How many rows the next read asks for: more after a quick one, fewer after one that was cut. */
final class BatchSize {
  private static final int FIRST = 500;
  private static final int MOST = 10_000;

  private int rows = FIRST;

  int rows() {
    return rows;
  }

  /** The last read gave all it was asked for in time. */
  void enough() {
    rows = Math.min(MOST, rows * 2);
  }

  /**
   * The last read was cut after some rows.
   *
   * @return false if it asked for one row and got none: there is no smaller read
   */
  boolean cutAfter(int got) {
    if (got == 0 && rows == 1) {
      return false;
    }
    rows = Math.max(1, got == 0 ? rows / 10 : got);
    return true;
  }
}
