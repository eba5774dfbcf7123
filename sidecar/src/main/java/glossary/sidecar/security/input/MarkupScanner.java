package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;
import static glossary.sidecar.security.input.Characters.isLatin;
import static glossary.sidecar.security.input.Characters.isQuote;
import static glossary.sidecar.security.input.Characters.isWord;

import java.util.Set;

/** Tags that run or fetch something, and XML that reads other files. */
final class MarkupScanner {
  private static final int LONGEST_TAG = 512;
  private static final Set<String> ACTIVE =
      Words.set(
          "iframe object embed svg img image base link meta style form body math details "
              + "video audio input button applet frame frameset bgsound layer marquee isindex "
              + "xml template textarea animate set source track keygen select a area html x xss "
              + "import div p br table td animatetransform use handler listener noscript title "
              + "plaintext xmp");
  private static final Set<String> PLAIN =
      Words.set("a div p br table td img html title x set select");
  private static final Set<String> FETCHING =
      Words.set(
          "src href data srcdoc formaction action background http-equiv dynsrc lowsrc "
              + "code style poster to attributename");

  private final String text;
  private final Signs signs;

  private MarkupScanner(String text, Signs signs) {
    this.text = text;
    this.signs = signs;
  }

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    MarkupScanner scanner = new MarkupScanner(text, signs);
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      scanner.look(i);
    }
  }

  private void look(int open) {
    int i = open + 1;
    while (at(text, i) == '/' || at(text, i) == 0 && i < text.length()) {
      i++;
    }
    char c = at(text, i);
    if (c == '!') {
      declaration(open, i + 1);
    } else if (c == '?' && (text.startsWith("?php", i) || text.startsWith("?=", i))) {
      signs.add(Rule.COMMAND_PHP, open);
    } else if (isLatin(c)) {
      tag(open, i);
    }
  }

  private void declaration(int open, int i) {
    int end = Math.min(text.length(), i + LONGEST_TAG);
    if (text.startsWith("entity", i)) {
      signs.add(Rule.XML_ENTITY, open);
    } else if (text.startsWith("doctype", i)) {
      int close = text.indexOf('>', i);
      String type = text.substring(i, close < 0 || close > end ? end : close);
      boolean file = type.contains("system") && (type.contains("\"") || type.contains("'"));
      if (type.indexOf('[') >= 0 || file) {
        signs.add(Rule.XML_ENTITY, open);
      }
    } else if (text.startsWith("[cdata[", i) && text.indexOf("<", i + 7) > 0) {
      signs.add(Rule.SCRIPT_BARE_TAG, open);
    }
  }

  private void tag(int open, int start) {
    int end = start;
    while (isWord(at(text, end)) || at(text, end) == ':' || at(text, end) == '-') {
      end++;
    }
    String name = end - start > 24 ? "" : text.substring(start, end);
    if (name.equals("script") || name.endsWith(":script")) {
      signs.add(Rule.SCRIPT_ELEMENT, open);
    } else if (name.startsWith("xi:include")) {
      signs.add(Rule.XML_ENTITY, open);
    } else if (ACTIVE.contains(name) && at(text, start - 1) != '/') {
      if (!PLAIN.contains(name)) {
        signs.add(Rule.SCRIPT_BARE_TAG, open);
      }
      attributes(open, end, PLAIN.contains(name) ? Rule.SCRIPT_BARE_TAG : Rule.SCRIPT_TAG);
      return;
    }
    attributes(open, end, null);
  }

  /**
   * Looks at what stands before each equals sign up to the tag's end or the next tag.
   *
   * @param fetching what an attribute that fetches something gives, or null
   */
  private void attributes(int open, int from, Rule fetching) {
    int end = Math.min(text.length(), from + LONGEST_TAG);
    for (int i = from; i < end && text.charAt(i) != '>'; i++) {
      char c = text.charAt(i);
      if (c == '<' && isLatin(at(text, i + 1))) {
        return;
      }
      if (c == '=') {
        attribute(open, i, fetching);
      }
    }
  }

  private void attribute(int open, int equals, Rule fetching) {
    int end = Characters.beforeBlanks(text, equals, 8) + 1;
    int start = end;
    while (start > open && (isWord(at(text, start - 1)) || at(text, start - 1) == '-')) {
      start--;
    }
    char before = at(text, start - 1);
    boolean apart = Characters.isBlank(before) || before == '/' || isQuote(before) || before < ' ';
    if (end - start > 24 || !apart && before != ':') {
      return;
    }
    String name = text.substring(start, end);
    if (apart && name.startsWith("on") && name.length() > 4) {
      signs.add(Rule.SCRIPT_HANDLER, open);
    } else if (fetching != null && FETCHING.contains(name)) {
      signs.add(fetching, open);
    }
  }
}
