package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;
import static glossary.sidecar.security.input.Characters.isLatin;
import static glossary.sidecar.security.input.Characters.isQuote;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Script outside of tags: in attributes, URLs, styles, and behind a quote that ends a string. */
final class ScriptScanner {
  private static final int NEAR = 48;
  private static final int LEAST_SYMBOLS = 24;
  private static final List<String> SCHEMES = List.of("javascript", "vbscript", "livescript");

  /** What the names of events begin with. */
  private static final List<String> EVENTS =
      Words.list(
          "load error click mouse focus blur key change submit toggle pointer animation "
              + "transition wheel drag copy paste cut scroll resize begin end hash message page "
              + "after before abort input invalid select start finish ready touch unload "
              + "storage pop play can dbl context activate filter search show close webkit "
              + "layout repeat seek time volume drop");

  private static final Set<String> SINKS =
      Words.set(
          "alert prompt confirm eval fetch settimeout setinterval constructor "
              + "fromcharcode write atob print import top self window document location");

  private final String text;
  private final Signs signs;

  private ScriptScanner(String text, Signs signs) {
    this.text = text;
    this.signs = signs;
  }

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    ScriptScanner scanner = new ScriptScanner(text, signs);
    scanner.each('=', scanner::attribute);
    scanner.each(':', scanner::scheme);
    scanner.each('(', scanner::call);
    scanner.each('`', scanner::call);
    scanner.each('.', scanner::property);
    scanner.each('>', scanner::tagEnd);
    int wide = text.indexOf("+adw-"); // a bracket in UTF-7
    if (wide >= 0) {
      signs.add(Rule.SCRIPT_BREAKOUT, wide);
    }
    if (text.length() >= LEAST_SYMBOLS) {
      scanner.symbols();
    }
  }

  private void each(char c, IntConsumer look) {
    for (int i = text.indexOf(c); i >= 0; i = text.indexOf(c, i + 1)) {
      look.accept(i);
    }
  }

  /** {@code onNAME=} behind a quote or a blank, with a call in its value. */
  private void attribute(int equals) {
    int end = Characters.beforeBlanks(text, equals, 4) + 1;
    int start = end;
    while (isLatin(at(text, start - 1)) && end - start < NEAR / 2) {
      start--;
    }
    if (end - start < 5 || !text.startsWith("on", start) || !isEvent(start + 2)) {
      return;
    }
    char before = at(text, start - 1);
    boolean apart = before == 0 || Characters.isBlank(before) || before == '/' || isQuote(before);
    if (apart && callsSoon(equals + 1)) {
      signs.add(Rule.SCRIPT_ATTRIBUTE, start);
    }
  }

  private boolean isEvent(int i) {
    for (String beginning : EVENTS) {
      if (text.startsWith(beginning, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean callsSoon(int from) {
    int end = Math.min(text.length(), from + NEAR);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '`' || c == '[' || c == '.' && isLatin(at(text, i + 1)) || c == '\\') {
        return true;
      }
    }
    return false;
  }

  /** A scheme that runs, as the beginning of a value, whatever blanks are strewn into it. */
  private void scheme(int colon) {
    if (text.startsWith("text/html", colon + 1) || text.startsWith("image/svg+xml", colon + 1)) {
      if (text.startsWith("data", colon - 4)) {
        signs.add(Rule.SCRIPT_SCHEME, colon - 4);
      }
      return;
    }
    for (String scheme : SCHEMES) {
      int start = startOf(scheme, colon);
      if (start >= 0 && beginsValue(start) && isRun(colon + 1)) {
        signs.add(Rule.SCRIPT_SCHEME, start);
      }
    }
  }

  /** Where a word begins that ends at a position; -1 if another does. */
  private int startOf(String word, int end) {
    int i = end - 1;
    int letter = word.length() - 1;
    while (i >= 0 && end - i < NEAR && letter >= 0) {
      char c = text.charAt(i);
      if (c == word.charAt(letter)) {
        letter--;
      } else if (c > ' ') {
        return -1;
      }
      i--;
    }
    return letter < 0 ? i + 1 : -1;
  }

  private boolean beginsValue(int start) {
    char before = at(text, Characters.beforeBlanks(text, start, 16));
    return before == 0
        || before < ' '
        || before == '='
        || before == '('
        || isQuote(before)
        || before == ':'
        || before == '[';
  }

  private boolean isRun(int i) {
    char next = at(text, i);
    return next != 0 && (!Characters.isBlank(next) || callsSoon(i));
  }

  /** A known function that is called, right behind the end of a string. */
  private void call(int open) {
    int end = Characters.beforeBlanks(text, open, 4) + 1;
    int start = end;
    while ((isLatin(at(text, start - 1)) || at(text, start - 1) == '.') && end - start < NEAR) {
      start--;
    }
    if (start == end) {
      return;
    }
    String path = text.substring(start, end);
    String name = path.substring(path.lastIndexOf('.') + 1);
    if (name.equals("expression") && at(text, end) == '(' || path.equals("behavior")) {
      if (at(text, Characters.beforeBlanks(text, start, 4)) == ':') {
        signs.add(Rule.SCRIPT_STYLE, start);
      }
    } else if (isSink(name, end == open) && isBrokenOut(start)) {
      signs.add(Rule.SCRIPT_BREAKOUT, start);
    }
  }

  /** Only the usual ones are called with a blank; the others are words. */
  private static boolean isSink(String name, boolean touching) {
    return SINKS.contains(name) && (touching || Words.SCRIPT.contains(name));
  }

  /** {@code document.cookie} behind the end of a string. */
  private void property(int dot) {
    boolean known =
        text.startsWith("document", dot - 8)
                && (text.startsWith("cookie", dot + 1)
                    || text.startsWith("location", dot + 1)
                    || text.startsWith("write", dot + 1)
                    || text.startsWith("domain", dot + 1))
            || text.startsWith("window", dot - 6) && text.startsWith("location", dot + 1);
    if (known) {
      signs.add(Rule.SCRIPT_WORD, dot);
      int start = text.startsWith("document", dot - 8) ? dot - 8 : dot - 6;
      if (isBrokenOut(start)) {
        signs.add(Rule.SCRIPT_BREAKOUT, start);
      }
    }
    if (text.startsWith("-moz-binding", dot + 1)) {
      signs.add(Rule.SCRIPT_STYLE, dot);
    }
  }

  /** A quote before it, and between them only what ends one expression and begins the next. */
  private boolean isBrokenOut(int start) {
    boolean joint = false;
    for (int i = start - 1; i >= 0 && start - i < 12; i--) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        return joint && !isWordAfter(i);
      }
      joint |= ";+-*/|&,?)}<>^%=".indexOf(c) >= 0;
      if (";+-*/|&,?:)}]{<>^%!=(\\".indexOf(c) < 0 && !Characters.isBlank(c)) {
        return false;
      }
    }
    return false;
  }

  private boolean isWordAfter(int quote) {
    return Characters.isWord(at(text, quote + 1));
  }

  /** {@code "><b}: a quote, the end of a tag, and another. */
  private void tagEnd(int close) {
    int before = Characters.beforeBlanks(text, close, 4);
    int i = at(text, before) == '/' ? Characters.beforeBlanks(text, before, 4) : before;
    int next = Characters.skipBlanks(text, close + 1);
    boolean tag =
        at(text, next) == '<' && (isLatin(at(text, next + 1)) || at(text, next + 1) == '/');
    if (isQuote(at(text, i)) && tag && text.lastIndexOf('<', i) < 0) {
      signs.add(Rule.SCRIPT_BREAKOUT, i);
    }
  }

  private void symbols() {
    int symbols = 0;
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      symbols += "[]()!+".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      blanks += text.charAt(i) == ' ' ? 1 : 0;
    }
    if (symbols >= LEAST_SYMBOLS && symbols * 10 >= (text.length() - blanks) * 9) {
      signs.add(Rule.SCRIPT_SYMBOLS, 0);
    }
  }
}
