package glossary.agent.options;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is given where; the first to say something about an option wins. */
final class OptionSources {
  static final String PROPERTY_PREFIX = "glossary.agent.";
  static final String ENVIRONMENT_PREFIX = "GLOSSARY_AGENT_";

  private final Map<Option, Given> chosen = new EnumMap<>(Option.class);

  /** Adds a source that is weaker than all before it. */
  void add(List<Given> source) throws BadOptionException {
    Map<Option, Given> own = new EnumMap<>(Option.class);
    for (Given given : source) {
      if (own.put(known(given), given) != null) {
        throw new BadOptionException(
            Texts.quoted(given.key) + " is given twice (" + given.where + ").");
      }
    }
    for (Map.Entry<Option, Given> each : own.entrySet()) {
      chosen.putIfAbsent(each.getKey(), each.getValue());
    }
  }

  private static Option known(Given given) throws BadOptionException {
    Option option = Option.of(given.key);
    if (option == null) {
      Option near = NearOptions.near(given.key);
      String instead =
          near == null ? "the options are in docs/agent.md" : "did you mean " + near.key;
      throw new BadOptionException(
          Texts.quoted(given.key) + " is no option; " + instead + " (" + given.where + ").");
    }
    return option;
  }

  /** Its value or its default; null for none. */
  Object value(Option option) throws BadOptionException {
    Given given = chosen.get(option);
    if (given != null) {
      return given.read(option);
    }
    return option.byDefault == null ? null : option.type.read(option.byDefault);
  }

  static List<Given> ofProperties(Properties properties) {
    List<Given> given = new ArrayList<>();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        String key = name.substring(PROPERTY_PREFIX.length());
        given.add(new Given(key, properties.getProperty(name).trim(), "system property"));
      }
    }
    return given;
  }

  /**
   * Names near to an option's are taken to be mistyped; others are left to whoever made them, as
   * Kubernetes does with {@code GLOSSARY_AGENT_PORT=tcp://10.0.0.7:80} for a service of that name.
   */
  static List<Given> ofEnvironment(Map<String, String> environment) {
    List<Given> given = new ArrayList<>();
    for (Map.Entry<String, String> each : new TreeMap<>(environment).entrySet()) {
      String value = each.getValue().trim();
      if (each.getKey().startsWith(ENVIRONMENT_PREFIX)
          && !value.isEmpty()
          && !value.startsWith("tcp://")
          && !value.startsWith("udp://")) {
        String key = environmentKey(each.getKey());
        if (Option.of(key) != null || NearOptions.near(key) != null) {
          given.add(new Given(key, value, "environment"));
        }
      }
    }
    return given;
  }

  private static String environmentKey(String variable) {
    for (Option option : Option.values()) {
      if (option.environmentVariable().equals(variable)) {
        return option.key;
      }
    }
    String key = variable.substring(ENVIRONMENT_PREFIX.length());
    return key.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
