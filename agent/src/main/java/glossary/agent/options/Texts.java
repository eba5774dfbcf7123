package glossary.agent.options;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** Checks of texts. All throw {@link IllegalArgumentException} with what must be changed. */
final class Texts {
  private static final int QUOTED_MAX = 60;

  private Texts() {}

  static Integer number(String text, int least, int most) {
    if (!text.isEmpty() && text.length() <= 9 && isAll(text, "0123456789")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException("must be a number from " + least + " to " + most);
  }

  static String visible(String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException("must have at most " + longest + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException("must be one line without control characters");
      }
    }
    return text;
  }

  static String host(String text) {
    String letters = "abcdefghijklmnopqrstuvwxyz0123456789.-:%_";
    if (text.length() > 255 || !isAll(text.toLowerCase(Locale.ROOT), letters)) {
      throw new IllegalArgumentException("must be an address or a host name");
    }
    return text;
  }

  /** Names separated by commas, in lower case. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    StringTokenizer parts = new StringTokenizer(text.toLowerCase(Locale.ROOT), ", ");
    while (parts.hasMoreTokens()) {
      String name = parts.nextToken();
      if (!isAll(name, "abcdefghijklmnopqrstuvwxyz0123456789.-_")) {
        throw new IllegalArgumentException("must be names of hooks, separated by commas");
      }
      names.add(name);
    }
    return Collections.unmodifiableSet(names);
  }

  /** Short and harmless enough to be said back. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), QUOTED_MAX); i++) {
      char c = text.charAt(i);
      quoted.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return text.length() > QUOTED_MAX ? quoted + "..." : quoted.toString();
  }

  private static boolean isAll(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
