package glossary.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every layer gives for every setting. */
final class Layers {
  private final Map<Setting<?>, List<Given>> given = new HashMap<>();

  void add(Setting<?> setting, Given value) {
    List<Given> values = given.computeIfAbsent(setting, s -> new ArrayList<>());
    values.add(value);
    values.sort(Comparator.comparing(each -> each.origin().layer()));
  }

  /** Adds the two layers that the catalogue gives. */
  void addDefaults(Environment environment) {
    Origin template = Origin.template(environment);
    for (Setting<?> setting : Catalogue.ALL) {
      setting.defaultText().ifPresent(text -> add(setting, new Given(text, Origin.DEFAULT)));
      setting.defaultIn(environment).ifPresent(text -> add(setting, new Given(text, template)));
    }
  }

  /** A copy in which nothing else is given for this setting. */
  Layers with(Setting<?> setting, Given value) {
    Layers copy = new Layers();
    copy.given.putAll(given);
    copy.given.put(setting, List.of(value));
    return copy;
  }

  /** Weakest first. */
  List<Given> of(Setting<?> setting) {
    return List.copyOf(given.getOrDefault(setting, List.of()));
  }

  /** The strongest. */
  Optional<Given> effective(Setting<?> setting) {
    List<Given> all = of(setting);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
