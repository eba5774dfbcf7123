package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Layer;
import glossary.config.Setting;
import glossary.config.Settings;
import java.util.List;

/** Settings that are understood and that this version does nothing with. */
final class NotYet {
  private static final List<String> BEGINNINGS = List.of("DOCS_URL");

  private NotYet() {}

  /** Names that somebody set, for one warning. */
  static List<String> set(Settings settings) {
    return Catalogue.ALL.stream()
        .filter(setting -> later(setting))
        .filter(setting -> settings.origin(setting).layer().compareTo(Layer.TEMPLATE) > 0)
        .map(Setting::name)
        .toList();
  }

  private static boolean later(Setting<?> setting) {
    return BEGINNINGS.stream().anyMatch(setting.name()::startsWith);
  }
}
