package glossary.sidecar.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a request target after the question mark. */
final class QueryString {
  private static final int MOST_PARAMETERS = 1_000;

  /**
   * Decoded, in order of first appearance. A name without {@code =} has the empty value.
   *
   * @param raw still percent-encoded, or null if there is none
   * @throws Problem 400 for too many parameters, a broken escape and what is not UTF-8
   */
  static Map<String, List<String>> parse(String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int count = 0;
    int start = 0;
    while (start <= raw.length()) {
      int ampersand = raw.indexOf('&', start);
      int stop = ampersand < 0 ? raw.length() : ampersand;
      if (stop > start) {
        if (++count > MOST_PARAMETERS) {
          throw new Problem(400, "The query has more than " + MOST_PARAMETERS + " parameters.");
        }
        add(parameters, raw, start, stop);
      }
      start = stop + 1;
    }
    return Collections.unmodifiableMap(parameters);
  }

  private static void add(Map<String, List<String>> parameters, String raw, int start, int stop) {
    int equals = raw.indexOf('=', start);
    int nameEnd = equals < 0 || equals > stop ? stop : equals;
    String name = decode(raw.substring(start, nameEnd));
    String value = nameEnd == stop ? "" : decode(raw.substring(nameEnd + 1, stop));
    parameters.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
  }

  private static String decode(String text) {
    return PercentText.decode(text, true, "query");
  }

  private QueryString() {}
}
