package glossary.sidecar.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header value of the form {@code essence; name=value; name="value"}. Strict where another reader
 * of the same bytes could come to another result: a name that is given twice and a quote that is
 * not closed are refused.
 *
 * @param essence lower case
 * @param values by names in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6">RFC 9110, 5.6.6</a>
 */
record MediaParameters(String essence, Map<String, String> values) {

  /**
   * @throws Problem 400 if it has another form
   */
  static MediaParameters parse(String value) {
    int semicolon = value.indexOf(';');
    String essence = semicolon < 0 ? value : value.substring(0, semicolon);
    Map<String, String> values =
        semicolon < 0 ? Map.of() : new Reader(value, semicolon).parameters();
    return new MediaParameters(essence.strip().toLowerCase(Locale.ROOT), values);
  }

  private static Problem malformed() {
    return new Problem(400, "A header of the form has a parameter that cannot be read.");
  }

  /** Walks along the value once. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text, int semicolon) {
      this.text = text;
      this.at = semicolon;
    }

    Map<String, String> parameters() {
      Map<String, String> values = new LinkedHashMap<>();
      while (at < text.length()) {
        if (text.charAt(at++) != ';') {
          throw malformed();
        }
        skipSpace();
        if (at < text.length() && text.charAt(at) != ';') {
          String name = name();
          if (values.put(name, value()) != null) {
            throw malformed();
          }
          skipSpace();
        }
      }
      return values;
    }

    private String name() {
      int equals = text.indexOf('=', at);
      String name = equals < 0 ? "" : text.substring(at, equals).toLowerCase(Locale.ROOT);
      if (name.isEmpty() || !name.chars().allMatch(Reader::isNameCharacter)) {
        throw malformed();
      }
      at = equals + 1;
      return name;
    }

    private String value() {
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
        return quoted();
      }
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      String value = text.substring(at, end).strip();
      if (value.indexOf('"') >= 0) {
        throw malformed();
      }
      at = end;
      return value;
    }

    /** A backslash escapes a quote or itself; before anything else it is one, as in old paths. */
    private String quoted() {
      StringBuilder value = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return value.toString();
        }
        if (c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0) {
          c = text.charAt(at++);
        }
        value.append(c);
      }
      throw malformed();
    }

    private void skipSpace() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private static boolean isNameCharacter(int c) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '*' || c == '-' || c == '_';
    }
  }
}
