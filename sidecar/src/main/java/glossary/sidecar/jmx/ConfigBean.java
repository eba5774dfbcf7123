package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.ConfigMXBean;
import glossary.config.Explanation;
import glossary.config.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The settings, redacted, and the log level. */
public final class ConfigBean implements ConfigMXBean {
  private final Settings settings;
  private final LogControl log;

  public ConfigBean(Settings settings, LogControl log) {
    this.settings = settings;
    this.log = log;
  }

  @Override
  public Map<String, String> getSettings() {
    return byName(Explanation::value);
  }

  @Override
  public Map<String, String> getOrigins() {
    return byName(each -> each.origin().text());
  }

  @Override
  public String getLogLevel() {
    return log.level();
  }

  @Override
  public void setLogLevel(String level) {
    log.set(level);
  }

  private Map<String, String> byName(Function<Explanation, String> text) {
    Map<String, String> all = new TreeMap<>();
    settings.explainAll().forEach(each -> all.put(each.setting().name(), text.apply(each)));
    return all;
  }
}
