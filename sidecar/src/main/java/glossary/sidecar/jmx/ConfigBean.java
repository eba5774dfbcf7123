package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.ConfigMXBean;
import glossary.config.Explanation;
import glossary.config.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The settings, redacted. */
public final class ConfigBean implements ConfigMXBean {
  private final Settings settings;

  public ConfigBean(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, String> getSettings() {
    return byName(Explanation::value);
  }

  @Override
  public Map<String, String> getOrigins() {
    return byName(each -> each.origin().text());
  }

  private Map<String, String> byName(Function<Explanation, String> text) {
    Map<String, String> all = new TreeMap<>();
    settings.explainAll().forEach(each -> all.put(each.setting().name(), text.apply(each)));
    return all;
  }
}
