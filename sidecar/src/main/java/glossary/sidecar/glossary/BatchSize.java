package glossary.sidecar.glossary;

/** How many rows the next read asks for: more after a quick one, fewer after one that was cut. */
final class BatchSize {
  private static final int FIRST = 500;
  private static final int MOST = 10_000;

  private final int most;
  private int rows;

  BatchSize() {
    this(FIRST, MOST);
  }

  /**
   * @param first rows of the first read
   * @param most rows of any read
   */
  BatchSize(int first, int most) {
    this.rows = Math.max(1, Math.min(first, FIRST));
    this.most = most;
  }

  int rows() {
    return rows;
  }

  /** The last read gave all it was asked for in time. */
  void enough() {
    rows = Math.min(most, rows * 2);
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
