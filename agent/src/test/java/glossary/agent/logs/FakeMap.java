package glossary.agent.logs;

import java.util.HashMap;
import java.util.Map;

/** A thread's map as a library has it. Public, as theirs are. */
public final class FakeMap {
  private static final ThreadLocal<Map<String, Object>> VALUES =
      ThreadLocal.withInitial(HashMap::new);

  /** What happens at each call; null for nothing. */
  static Runnable atEachCall;

  private FakeMap() {}

  public static Object get(String key) {
    called();
    return VALUES.get().get(key);
  }

  public static void put(String key, Object value) {
    called();
    VALUES.get().put(key, value);
  }

  public static void remove(String key) {
    called();
    VALUES.get().remove(key);
  }

  static Map<String, Object> all() {
    return VALUES.get();
  }

  private static void called() {
    if (atEachCall != null) {
      atEachCall.run();
    }
  }
}
