package glossary.sidecar.relationships;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Query parameters of kinds that only this room has. All refuse with 422. */
final class Parameters {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})");

  private Parameters() {}

  /** A whole number of any size that an id can have. */
  static Optional<Long> id(Request request, String name) {
    return request.optional(name).map(text -> id(name, text));
  }

  /** A repeated id; empty if absent. */
  static List<Long> ids(Request request, String name) {
    return values(request, name).stream().map(text -> id(name, text)).toList();
  }

  /** A repeated text of 1 to {@code most} characters; empty if absent. */
  static List<String> texts(Request request, String name, int most) {
    List<String> values = values(request, name);
    for (String value : values) {
      if (value.isEmpty() || value.codePointCount(0, value.length()) > most) {
        throw Problem.parameter(name, "must have 1 to " + most + " characters");
      }
    }
    return values;
  }

  /** A number from 0 to 1, as people write one. */
  static Optional<Double> share(Request request, String name) {
    return request.optional(name).map(text -> share(name, text.strip()));
  }

  static boolean truth(Request request, String name, boolean byDefault) {
    Optional<String> value = request.optional(name);
    if (value.isEmpty()) {
      return byDefault;
    }
    return switch (value.get().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw Problem.parameter(name, "must be true or false");
    };
  }

  private static List<String> values(Request request, String name) {
    return request.query().getOrDefault(name, List.of());
  }

  private static long id(String name, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      throw Problem.parameter(name, "must be a whole number");
    }
  }

  private static double share(String name, String text) {
    if (DECIMAL.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    }
    throw Problem.parameter(name, "must be a number from 0 to 1");
  }
}
