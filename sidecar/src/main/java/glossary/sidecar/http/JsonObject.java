package glossary.sidecar.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object that a caller sent, with the checks that a handler asks for. Every refusal is 422
 * and names the member by its place, as the existing server does. Unknown members are ignored.
 */
public final class JsonObject {
  private final List<String> place;
  private final Map<String, Object> members;

  /**
   * @param place of this object, such as {@code ["body", "definitions", "0"]}
   * @param members values are String, Long, Double, Boolean, List, Map or null
   */
  JsonObject(List<String> place, Map<String, Object> members) {
    this.place = place;
    this.members = members;
  }

  /** Whether the member is there, null or not. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A required text of {@code least} to {@code most} code points. */
  public String text(String name, int least, int most) {
    return optionalText(name, least, most).orElseThrow(() -> wrong(name, "is required"));
  }

  /** A text of {@code least} to {@code most} code points; empty if absent or null. */
  public Optional<String> optionalText(String name, int least, int most) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw wrong(name, "must be text");
    }
    if (!isSound(text)) {
      throw wrong(name, "must be text without control characters and halves of characters");
    }
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw wrong(name, "must have " + least + " to " + most + " characters, has " + length);
    }
    return Optional.of(text);
  }

  /** One of {@code allowed}; empty if absent or null. */
  public Optional<String> choice(String name, Set<String> allowed) {
    Optional<String> value = optionalText(name, 0, Integer.MAX_VALUE);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw wrong(name, "must be one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  /** A whole number; empty if absent or null. */
  public Optional<Long> wholeNumber(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof Long) {
      return Optional.ofNullable((Long) value);
    }
    throw wrong(name, "must be a whole number");
  }

  /** A number within limits; empty if absent or null. */
  public Optional<Double> number(String name, double least, double most) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return Optional.of(number.doubleValue());
    }
    throw wrong(name, "must be a number from " + least + " to " + most);
  }

  /** True or false; empty if absent or null. */
  public Optional<Boolean> truth(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    throw wrong(name, "must be true or false");
  }

  /** Texts of {@code least} to {@code most} code points each; empty if absent or null. */
  public Optional<List<String>> texts(String name, int least, int most) {
    return list(name).map(items -> texts(name, items, least, most));
  }

  /** Objects; empty if absent or null. */
  public Optional<List<JsonObject>> objects(String name) {
    return list(name).map(items -> objects(name, items));
  }

  /** 422 for this member. */
  public Problem wrong(String name, String message) {
    List<String> where = new ArrayList<>(place);
    where.add(name);
    return Problem.at(where, message);
  }

  /** No controls but tabs and line ends, and no surrogate alone. */
  private static boolean isSound(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
                    || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private Optional<List<?>> list(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof List<?>) {
      return Optional.ofNullable((List<?>) value);
    }
    throw wrong(name, "must be a list");
  }

  private List<String> texts(String name, List<?> items, int least, int most) {
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof String text)
          || !isSound(text)
          || text.codePointCount(0, text.length()) < least
          || text.codePointCount(0, text.length()) > most) {
        throw wrong(name, "must be a list of texts of " + least + " to " + most + " characters");
      }
      texts.add(text);
    }
    return texts;
  }

  @SuppressWarnings("unchecked")
  private List<JsonObject> objects(String name, List<?> items) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> map)) {
        throw wrong(name, "must be a list of objects");
      }
      List<String> where = new ArrayList<>(place);
      where.add(name);
      where.add(Integer.toString(objects.size()));
      objects.add(new JsonObject(where, (Map<String, Object>) map));
    }
    return objects;
  }
}
