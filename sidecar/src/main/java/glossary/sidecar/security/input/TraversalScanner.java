package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;

import java.util.List;

/** Steps out of a folder, and the files and wrappers that are asked for by it. */
final class TraversalScanner {
  private static final List<String> FILES =
      Words.list(
          "etc/passwd etc/shadow etc/group etc/hosts etc/issue proc/self proc/version "
              + "proc/cmdline boot.ini win.ini windows/system32 winnt/ web-inf/ .htpasswd "
              + ".htaccess wp-config .git/config .aws/credentials .ssh/ id_rsa autoexec.bat "
              + "global.asa access_log access.log error_log error.log php.ini httpd.conf my.cnf "
              + ".env web.config");
  private static final List<String> WRAPPERS = List.of("php", "phar", "expect", "zlib", "netdoc");

  private TraversalScanner() {}

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    steps(text, signs);
    encoded(text, signs);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '\\') {
        separator(text, i, signs);
      } else if (c == 0) {
        signs.add(Rule.TRAVERSAL_NUL, i);
      }
    }
  }

  private static void steps(String text, Signs signs) {
    int steps = 0;
    for (int i = text.indexOf(".."); i >= 0; i = text.indexOf("..", i + 1)) {
      boolean doubled = text.startsWith("....//", i) || text.startsWith("....\\\\", i);
      boolean dots = at(text, i - 1) == '.' && !text.startsWith("...", i + 3);
      if (doubled || isSeparator(text, i + 2) && !dots) {
        steps++;
        signs.add(steps > 1 ? Rule.TRAVERSAL_STEPS : Rule.TRAVERSAL_STEP, i);
      }
    }
  }

  private static boolean isSeparator(String text, int i) {
    char c = at(text, i);
    return c == '/'
        || c == '\\'
        || c == ';' && at(text, i + 1) == '/'
        || text.startsWith("0x2f", i)
        || text.startsWith("2f", i)
        || text.startsWith("5c", i)
        || text.startsWith("0x5c", i);
  }

  /** Two dots, or a form of UTF-8 that is none, each followed by a further escape; twice. */
  private static void encoded(String text, Signs signs) {
    int escapes = 0;
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      boolean dotted = at(text, i - 1) == '.' || text.startsWith("%2e", i);
      boolean overlong =
          text.startsWith("%c0%", i)
              || text.startsWith("%c1%", i)
              || text.startsWith("%e0%80", i)
              || text.startsWith("%u", i) && Character.digit(at(text, i + 2), 16) >= 0
              || text.startsWith("%%3", i)
              || text.startsWith("%fc%80", i);
      if (overlong || dotted && (at(text, i - 2) == '.' || at(text, i + 3) == '%')) {
        escapes++;
      }
      if (escapes == 2) {
        signs.add(Rule.TRAVERSAL_ENCODED, i);
        return;
      }
    }
  }

  private static void separator(String text, int i, Signs signs) {
    char next = at(text, i + 1);
    if (next == '/' && at(text, i - 1) == ':') {
      for (String wrapper : WRAPPERS) {
        int start = i - 1 - wrapper.length();
        if (text.startsWith(wrapper, start) && !Characters.isWord(at(text, start - 1))) {
          signs.add(Rule.TRAVERSAL_WRAPPER, start);
        }
      }
      if (text.startsWith("file", i - 5)) {
        signs.add(Rule.TRAVERSAL_FILE, i - 5);
      }
    }
    for (String file : FILES) {
      if (matches(text, i + 1, file)) {
        signs.add(Rule.TRAVERSAL_FILE, i);
        return;
      }
    }
  }

  /** Separators of either kind, one or more. */
  private static boolean matches(String text, int start, String file) {
    int i = start;
    for (int k = 0; k < file.length(); k++) {
      char wanted = file.charAt(k);
      if (wanted == '/') {
        int first = i;
        while (i < first + 4 && (at(text, i) == '/' || at(text, i) == '\\')) {
          i++;
        }
        if (i == first) {
          return false;
        }
      } else if (at(text, i++) != wanted) {
        return false;
      }
    }
    return true;
  }
}
