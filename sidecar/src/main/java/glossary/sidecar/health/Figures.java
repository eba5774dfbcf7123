package glossary.sidecar.health;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a check has measured, by the names of the answer. Values are Boolean, Long, Double, String,
 * maps and lists of such, or null for what is not known. Immutable.
 */
public final class Figures {
  static final Figures NONE = new Builder().build();

  private final Map<String, Object> values;
  private final Set<String> hidden;

  private Figures(Map<String, Object> values, Set<String> hidden) {
    this.values = values;
    this.hidden = hidden;
  }

  static Builder builder() {
    return new Builder();
  }

  /** In the order in which they are shown. */
  public Map<String, Object> values() {
    return values;
  }

  /** Null if not known or absent. */
  public Object get(String name) {
    return values.get(name);
  }

  /** Whether only those who may see details are shown it. */
  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  /** These, followed by others, which win where both have one. */
  Figures and(Figures others) {
    Builder both = new Builder();
    both.values.putAll(values);
    both.values.putAll(others.values);
    both.hidden.addAll(hidden);
    both.hidden.addAll(others.hidden);
    return both.build();
  }

  /** Used by one thread. */
  static final class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();

    Builder set(String name, Object value) {
      values.put(name, value);
      return this;
    }

    /** For those who may see paths. */
    Builder hide(String name, Object value) {
      hidden.add(name);
      return set(name, value);
    }

    Figures build() {
      return new Figures(
          Collections.unmodifiableMap(new LinkedHashMap<>(values)), Set.copyOf(hidden));
    }
  }
}
