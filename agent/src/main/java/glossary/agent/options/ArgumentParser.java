package glossary.agent.options;

import java.util.ArrayList;
import java.util.List;

/** {@code key=value;key=value}; {@code \;} is a semicolon within a value. */
final class ArgumentParser {
  private static final String WHERE = "in the argument of -javaagent";

  private ArgumentParser() {}

  /**
   * @param argument null or empty for none
   */
  static List<Given> parse(String argument) throws BadOptionException {
    List<Given> given = new ArrayList<>();
    for (String part : split(argument == null ? "" : argument)) {
      if (!part.trim().isEmpty()) {
        given.add(parsePart(part));
      }
    }
    return given;
  }

  private static Given parsePart(String part) throws BadOptionException {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw new BadOptionException(
          Texts.quoted(part.trim()) + " has no value; write key=value;key=value (" + WHERE + ").");
    }
    return new Given(part.substring(0, equals).trim(), part.substring(equals + 1).trim(), WHERE);
  }

  private static List<String> split(String argument) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '\\' && i + 1 < argument.length() && argument.charAt(i + 1) == ';') {
        part.append(';');
        i++;
      } else if (c == ';') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
