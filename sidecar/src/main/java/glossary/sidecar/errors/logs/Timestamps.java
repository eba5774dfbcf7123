package glossary.sidecar.errors.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** ISO 8601 in UTC with microseconds; formats each second once. Thread-safe. */
final class Timestamps {
  private record Second(long epoch, String text) {}

  private volatile Second last = new Second(Long.MIN_VALUE, "");

  String of(Instant instant) {
    Second second = last;
    if (second.epoch != instant.getEpochSecond()) {
      String whole = instant.truncatedTo(ChronoUnit.SECONDS).toString();
      second = new Second(instant.getEpochSecond(), whole.substring(0, whole.length() - 1));
      last = second;
    }
    int micros = instant.getNano() / 1000;
    StringBuilder text = new StringBuilder(27).append(second.text).append('.');
    for (int unit = 100_000; unit > 0; unit /= 10) {
      text.append((char) ('0' + micros / unit % 10));
    }
    return text.append('Z').toString();
  }
}
