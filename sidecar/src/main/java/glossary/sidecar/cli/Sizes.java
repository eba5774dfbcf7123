package glossary.sidecar.cli;

/** Numbers of bytes for people, by powers of 1,024. */
final class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final int STEP = 1024;

  private Sizes() {}

  static String of(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= STEP && unit < UNITS.length - 1) {
      size /= STEP;
      unit++;
    }
    return (unit == 0 ? "%.0f %s" : "%.1f %s").formatted(size, UNITS[unit]);
  }
}
