package glossary.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chapter of the documentation. A setting's declaration starts with it: {@code
 * SERVER.port("API_PORT", "9123")}. A default of null means that it is unset by default.
 */
public enum Category {
  SERVER("Server"),
  ACCESS("Access"),
  SECURITY("Web security"),
  TLS("TLS"),
  DATABASE("Glossary database"),
  SEARCH("Search"),
  UPLOADS("Uploads"),
  BACKUP("Backups"),
  LOGGING("Logging"),
  HEALTH("Health and alerts"),
  METRICS("Metrics"),
  ERRORS("Error tracking"),
  UNUSED("Accepted from the existing server, not used");

  private final String title;

  Category(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  Setting<String> text(String name, String defaultText) {
    return new Setting<>(this, Types.TEXT, name, defaultText);
  }

  Setting<Secret> secret(String name) {
    return new Setting<>(this, Types.SECRET, name, null);
  }

  Setting<BearerTokens> tokens(String name) {
    return new Setting<>(this, Types.TOKENS, name, null);
  }

  Setting<Integer> integer(String name, String defaultText) {
    return new Setting<>(this, Types.INTEGER, name, defaultText);
  }

  Setting<Double> decimal(String name, String defaultText) {
    return new Setting<>(this, Types.DECIMAL, name, defaultText);
  }

  Setting<Double> percent(String name, String defaultText) {
    return new Setting<>(this, Types.PERCENT, name, defaultText).between("0", "100");
  }

  Setting<Boolean> bool(String name, String defaultText) {
    return new Setting<>(this, Types.BOOLEAN, name, defaultText);
  }

  /** Port 0 is allowed; what it means is said by the setting. */
  Setting<Integer> port(String name, String defaultText) {
    return new Setting<>(this, Types.PORT, name, defaultText).between("0", "65535");
  }

  Setting<Duration> duration(String name, String defaultText) {
    return new Setting<>(this, Types.duration(Durations.bareUnit(name)), name, defaultText);
  }

  Setting<ByteSize> size(String name, String defaultText, ByteSize.Unit bare) {
    return new Setting<>(this, Types.size(bare), name, defaultText);
  }

  Setting<Path> path(String name, String defaultText) {
    return new Setting<>(this, Types.PATH, name, defaultText);
  }

  Setting<URI> url(String name, String defaultText) {
    return new Setting<>(this, Types.URL, name, defaultText);
  }

  Setting<DatabaseUrl> database(String name) {
    return new Setting<>(this, Types.DATABASE, name, null);
  }

  Setting<String> urlPath(String name, String defaultText) {
    return new Setting<>(this, Types.URL_PATH, name, defaultText);
  }

  Setting<String> bindAddress(String name, String defaultText) {
    return new Setting<>(this, Types.BIND, name, defaultText);
  }

  Setting<CronSchedule> cron(String name, String defaultText) {
    return new Setting<>(this, Types.CRON, name, defaultText);
  }

  Setting<ZoneId> zone(String name, String defaultText) {
    return new Setting<>(this, Types.ZONE, name, defaultText);
  }

  Setting<List<String>> list(String name, String defaultText) {
    return list(name, defaultText, "words separated by commas, or a JSON array", Types::text);
  }

  Setting<List<String>> origins(String name, String defaultText) {
    return list(name, defaultText, "origins such as https://example.org, or *", Addresses::origin);
  }

  Setting<List<String>> networks(String name, String defaultText) {
    return list(name, defaultText, "addresses or networks such as 10.0.0.0/8", Addresses::network);
  }

  private Setting<List<String>> list(
      String name, String defaultText, String allowed, ValueType.Parser<String> item) {
    return new Setting<>(this, Types.list(allowed, item), name, defaultText);
  }

  /** The words are the constants' names in lower case with hyphens. */
  <E extends Enum<E>> Setting<E> choice(String name, Class<E> values, String defaultText) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : EnumSet.allOf(values)) {
      words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    return new Setting<>(this, Types.choice(words), name, defaultText);
  }
}
