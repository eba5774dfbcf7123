package glossary.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list as the existing server reads one: {@code a, b} or the JSON array {@code ["a", "b"]}. */
final class ListSyntax {
  private static final int MOST_ITEMS = 1000;

  static List<String> parse(String text) throws BadValue {
    String trimmed = text.strip();
    List<String> items =
        trimmed.startsWith("[") ? new JsonStrings(trimmed).read() : separated(trimmed);
    if (items.size() > MOST_ITEMS) {
      throw new BadValue("have at most " + MOST_ITEMS + " items", "");
    }
    return List.copyOf(items);
  }

  private static List<String> separated(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Reads a JSON array of strings, and nothing else of JSON. */
  private static final class JsonStrings {
    private final String json;
    private int at = 1;

    JsonStrings(String json) {
      this.json = json;
    }

    List<String> read() throws BadValue {
      List<String> items = new ArrayList<>();
      char next = nextToken();
      while (next != ']') {
        if (next != '"') {
          throw malformed();
        }
        items.add(string());
        next = nextToken();
        if (next == ',') {
          next = nextToken();
          if (next == ']') {
            throw malformed();
          }
        } else if (next != ']') {
          throw malformed();
        }
      }
      if (at != json.length()) {
        throw malformed();
      }
      return items;
    }

    private char nextToken() throws BadValue {
      char c = take();
      while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        c = take();
      }
      return c;
    }

    private String string() throws BadValue {
      StringBuilder text = new StringBuilder();
      for (char c = take(); c != '"'; c = take()) {
        text.append(c == '\\' ? escaped() : c);
      }
      return text.toString();
    }

    private char escaped() throws BadValue {
      char c = take();
      return switch (c) {
        case '"', '\\', '/' -> c;
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'u' -> unicode();
        default -> throw malformed();
      };
    }

    private char unicode() throws BadValue {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(take(), 16);
        if (digit < 0) {
          throw malformed();
        }
        code = code * 16 + digit;
      }
      return (char) code;
    }

    private char take() throws BadValue {
      if (at >= json.length()) {
        throw malformed();
      }
      return json.charAt(at++);
    }

    private static BadValue malformed() {
      return new BadValue(
          "be words separated by commas, or a JSON array of strings",
          "write it as a,b or as [\"a\",\"b\"]");
    }
  }

  private ListSyntax() {}
}
