package glossary.sidecar.glossary;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The stored form of a time, and the form that is sent. */
public final class Timestamps {
  private static final Pattern STORED =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");

  private static final DateTimeFormatter STORING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** As the existing server stores it: {@code 2025-10-19 14:30:00.000000}, UTC. */
  public static String stored(Instant time) {
    return STORING.format(time);
  }

  /**
   * {@code 2025-10-19 14:30:00.000000} becomes {@code 2025-10-19T14:30:00Z}; what has another form
   * stays; null stays null.
   */
  public static String iso(String stored) {
    if (stored == null || !STORED.matcher(stored).matches()) {
      return stored;
    }
    String seconds = stored.substring(0, 10) + 'T' + stored.substring(11, 19);
    String fraction = stored.substring(19).replaceFirst("\\.?0+$", "");
    return seconds + fraction + 'Z';
  }
}
