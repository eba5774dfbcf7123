package glossary.sidecar.doctor.checklist;

import java.util.List;
import java.util.Locale;

/** Words for what the checks find. */
final class Sentences {
  private static final int MOST = 3;
  private static final long MIB = 1 << 20;

  private Sentences() {}

  /** In one line, whatever a file's name or a library's message holds. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
  }

  /** The first few, and how many more. */
  static String some(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(MOST, all.size())));
    return clean(all.size() > MOST ? shown + "; and " + (all.size() - MOST) + " more" : shown);
  }

  /** Such as {@code 3.4 MiB} or {@code 72.0 GiB}. */
  static String size(long bytes) {
    return bytes < 1024 * MIB
        ? "%.1f MiB".formatted((double) bytes / MIB)
        : "%,.1f GiB".formatted((double) bytes / MIB / 1024);
  }

  /** As a setting is written, such as {@code read-only}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String shell(Object path) {
    return "'" + clean(path.toString()).replace("'", "'\\''") + "'";
  }
}
