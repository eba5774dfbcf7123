package glossary.config;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting there is. Each is a constant of this class named like the setting, so a room writes
 * {@code settings.get(Catalogue.API_PORT)}; the declarations are in the interfaces.
 */
public final class Catalogue
    implements ServerSettings, SecuritySettings, DataSettings, OperationSettings, UnusedSettings {

  /** In the order of the documentation: by category, then as declared. */
  public static final List<Setting<?>> ALL = gather();

  private static final Map<String, Setting<?>> BY_NAME = byName();

  /** The setting of exactly this name. */
  public static Optional<Setting<?>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static List<Setting<?>> in(Category category) {
    return ALL.stream().filter(s -> s.category() == category).toList();
  }

  /** The constants of the interfaces, so that none can be forgotten here. */
  private static List<Setting<?>> gather() {
    List<Setting<?>> all = new ArrayList<>();
    for (Class<?> chapter : Catalogue.class.getInterfaces()) {
      for (Field constant : chapter.getDeclaredFields()) {
        if (constant.getType() == Setting.class) {
          all.add(read(constant));
        }
      }
    }
    all.sort(Comparator.comparing(Setting::category));
    return List.copyOf(all);
  }

  private static Setting<?> read(Field constant) {
    try {
      return (Setting<?>) constant.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Map<String, Setting<?>> byName() {
    Map<String, Setting<?>> names = new LinkedHashMap<>();
    ALL.forEach(setting -> names.put(setting.name(), setting));
    return names;
  }

  private Catalogue() {}
}
