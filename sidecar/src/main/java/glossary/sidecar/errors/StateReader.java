package glossary.sidecar.errors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import glossary.config.LogLevel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the state file, strictly: whatever is not as it was written makes it unreadable. */
final class StateReader {

  private StateReader() {}

  /**
   * @throws IOException if it is no JSON
   * @throws RuntimeException if it is other JSON
   */
  static StateFile.State read(JsonParser in) throws IOException {
    in.nextToken();
    Map<String, Object> state = object(in);
    if (in.nextToken() != null || number(state, "version") != StateWriter.VERSION) {
      throw new IllegalStateException("not a state file of this version");
    }
    Map<LogLevel, Long> levels = new EnumMap<>(LogLevel.class);
    numbers(state, "levels").forEach((name, count) -> levels.put(LogLevel.valueOf(name), count));
    List<StoredGroup> groups = new ArrayList<>();
    for (Object group : list(state, "groups")) {
      groups.add(group(asMap(group)));
    }
    Instant since = Instant.ofEpochMilli(number(state, "since"));
    return new StateFile.State(
        new ErrorCounts.Figures(levels, numbers(state, "types"), since), groups);
  }

  private static StoredGroup group(Map<String, Object> group) {
    Sample sample =
        new Sample(
            LogLevel.valueOf(text(group, "level")),
            text(group, "type"),
            text(group, "message"),
            (String) group.get("endpoint"),
            (String) group.get("request_id"),
            (String) group.get("trace_id"),
            (String) group.get("host"),
            list(group, "stack").stream().map(String.class::cast).toList());
    return new StoredGroup(
        text(group, "fingerprint"),
        sample,
        number(group, "count"),
        number(group, "suppressed"),
        number(group, "first_seen"),
        number(group, "last_seen"),
        number(group, "latest_step"),
        list(group, "steps").stream().mapToInt(step -> Math.toIntExact((Long) step)).toArray());
  }

  private static String text(Map<String, Object> object, String name) {
    return String.class.cast(required(object, name));
  }

  private static long number(Map<String, Object> object, String name) {
    return (Long) required(object, name);
  }

  private static Map<String, Long> numbers(Map<String, Object> object, String name) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    asMap(required(object, name)).forEach((key, value) -> numbers.put(key, (Long) value));
    return numbers;
  }

  private static List<?> list(Map<String, Object> object, String name) {
    return (List<?>) required(object, name);
  }

  private static Object required(Map<String, Object> object, String name) {
    Object value = object.get(name);
    if (value == null) {
      throw new IllegalStateException("lacks " + name);
    }
    return value;
  }

  private static Map<String, Object> asMap(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, member) -> map.put((String) key, member));
    return map;
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalStateException("no object");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, value(in));
    }
    return members;
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_STRING -> in.getText();
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("unexpected " + in.currentToken());
    };
  }
}
