package glossary.sidecar.admin;

import glossary.sidecar.glossary.Timestamps;

/** How many things there are, how many of today, and when the last one came. Of one thread. */
final class Activity {
  private final String today;
  private long total;
  private long ofToday;

  /** ISO 8601 without the Z, so that a fraction sorts after the whole second. */
  private String last = "";

  /**
   * @param today such as {@code 2025-10-19}, UTC
   */
  Activity(String today) {
    this.today = today;
  }

  /**
   * @param time as stored, or null
   */
  void add(String time) {
    total++;
    if (time == null || time.length() < today.length()) {
      return;
    }
    ofToday += time.startsWith(today) ? 1 : 0;
    if (time.compareTo(last) > 0 || last.startsWith(time.substring(0, today.length()))) {
      takeLater(Timestamps.iso(time));
    }
  }

  long total() {
    return total;
  }

  long ofToday() {
    return ofToday;
  }

  /** ISO 8601; null if nothing has a time. */
  String last() {
    return last.isEmpty() ? null : last + 'Z';
  }

  /** What has no form of a time is none. */
  private void takeLater(String iso) {
    String time = iso.substring(0, iso.length() - 1);
    if (iso.endsWith("Z") && time.compareTo(last) > 0) {
      last = time;
    }
  }
}
