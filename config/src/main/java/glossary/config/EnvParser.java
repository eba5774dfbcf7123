package glossary.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of an env file. After a wrong line it goes on with the next one. */
final class EnvParser {
  private static final Pattern HEAD =
      Pattern.compile("(?:export[ \\t]++)?([A-Za-z_][A-Za-z0-9_.-]{0,199}+)[ \\t]*+=");

  private final String file;
  private final String text;
  private final Findings findings;
  private final List<EnvFile.Line> lines = new ArrayList<>();
  private int at;
  private int number = 1;

  /**
   * @param text its lines end in a line feed
   */
  EnvParser(String file, String text, Findings findings) {
    this.file = file;
    this.text = text;
    this.findings = findings;
  }

  List<EnvFile.Line> lines() {
    while (at < text.length()) {
      int start = skipBlanks(at);
      int end = text.indexOf('\n', start);
      if (start < end && text.charAt(start) != '#') {
        assignment(start, end);
      }
      goToNextLine();
    }
    return List.copyOf(lines);
  }

  private void assignment(int start, int end) {
    Matcher head = HEAD.matcher(text).region(start, end);
    if (!head.lookingAt()) {
      wrong("must be NAME=VALUE, a comment after #, or empty");
      return;
    }
    int value = skipBlanks(head.end());
    char first = text.charAt(value);
    if (first == '"' || first == '\'') {
      quoted(head.group(1), value, first);
    } else {
      add(head.group(1), unquoted(text.substring(head.end(), end)));
    }
  }

  /** A number sign begins a comment only after white space: colours and passwords have them. */
  private static String unquoted(String rest) {
    for (int i = rest.indexOf('#'); i >= 0; i = rest.indexOf('#', i + 1)) {
      if (i > 0 && isBlank(rest.charAt(i - 1))) {
        return rest.substring(0, i).strip();
      }
    }
    return rest.strip();
  }

  private void quoted(String name, int open, char quote) {
    int close = closing(open, quote);
    if (close < 0) {
      wrong("must close the quote that it opens");
      return;
    }
    int rest = skipBlanks(close + 1);
    if (text.charAt(rest) != '\n' && text.charAt(rest) != '#') {
      wrong("must have nothing but a comment after the closing quote");
      return;
    }
    String value = text.substring(open + 1, close);
    add(name, quote == '"' ? unescape(value) : value);
    number += (int) text.substring(open, close).chars().filter(c -> c == '\n').count();
    at = close;
  }

  /** Minus one if the file ends first; a value may span lines. */
  private int closing(int open, char quote) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      if (c == '\\' && quote == '"') {
        i++;
      }
    }
    return -1;
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
      int escaped = c == '\\' ? "nt\"\\".indexOf(next) : -1;
      plain.append(escaped < 0 ? c : "\n\t\"\\".charAt(escaped));
      i += escaped < 0 ? 0 : 1;
    }
    return plain.toString();
  }

  private void add(String name, String value) {
    lines.add(new EnvFile.Line(name, value, Origin.envFile(file, number)));
  }

  /** Quotes nothing of the line: it may hold a secret. */
  private void wrong(String sentence) {
    findings.problem(ConfigProblem.at(file + ":" + number, sentence));
  }

  private void goToNextLine() {
    at = text.indexOf('\n', at) + 1;
    number++;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
