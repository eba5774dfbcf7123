package glossary.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What may be shown of a value. Everything that leaves this package as text has passed here. */
public final class Redaction {
  private static final String SECRET_WORDS =
      "(?:key|secret|token|passwd|password|dsn|credential|signature)";
  private static final Pattern SECRET_NAME =
      Pattern.compile(SECRET_WORDS, Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "([?&;#][^=&;#\\s]{0,64}" + SECRET_WORDS + "[^=&;#\\s]{0,64}=)[^&;#\\s]*",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SHOWN = 120;

  /** Whether a name tells that its values are secret. */
  public static boolean looksSecret(String name) {
    return SECRET_NAME.matcher(name).find();
  }

  /** A setting's value, fit to be shown; null means that it is unset. */
  public static String show(Setting<?> setting, String text) {
    return show(text, setting.secret());
  }

  /** The value of a name that may not be a setting, fit to be shown. */
  public static String show(String name, String text) {
    return Catalogue.find(name)
        .map(setting -> show(setting, text))
        .orElseGet(() -> show(text, looksSecret(name)));
  }

  private static String show(String text, boolean secret) {
    if (text == null) {
      return "(unset)";
    }
    if (text.isBlank()) {
      return "(empty)";
    }
    if (secret || text.contains("PRIVATE KEY")) {
      return "*** (" + text.length() + " characters)";
    }
    return shorten(printable(hideInUrls(text)));
  }

  /** Hides user names, passwords and token-like parameters of every URL in a text. */
  public static String hideInUrls(String text) {
    return SECRET_PARAMETER.matcher(hideUsers(text)).replaceAll("$1***");
  }

  /** Takes all up to the last at sign of a URL: a password may hold slashes and at signs itself. */
  private static String hideUsers(String text) {
    StringBuilder shown = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", done)) {
      int end = endOfWord(text, at);
      int user = text.lastIndexOf('@', end - 1);
      shown.append(text, done, at + 3).append(user > at ? "***" : "");
      shown.append(text, user > at ? user : at + 3, end);
      done = end;
    }
    return shown.append(text, done, text.length()).toString();
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(LONGEST_SHOWN + 1L)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private Redaction() {}
}
