package glossary.agent.options;

import java.util.Locale;

/** Finds the option that a mistyped key probably means. */
final class NearOptions {
  private static final int LONGEST = 40;

  private NearOptions() {}

  /** Null if none is near: up to two typing errors, one in a short name. */
  static Option near(String key) {
    String wanted = normal(key);
    Option best = null;
    int fewest = wanted.length() < 5 ? 2 : 3;
    for (Option option : Option.values()) {
      int edits = wanted.length() > LONGEST ? fewest : edits(wanted, normal(option.key));
      if (edits < fewest) {
        best = option;
        fewest = edits;
      }
    }
    return best;
  }

  private static String normal(String key) {
    return key.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
  }

  /** Letters added, dropped or changed. */
  private static int edits(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
