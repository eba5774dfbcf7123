package glossary.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The types of values. */
final class Types {
  static final ValueType<String> TEXT =
      ValueType.revealing("text", "text without control characters", Types::text);
  static final ValueType<Secret> SECRET =
      ValueType.revealing("secret", "one line of text", Types::secret);
  static final ValueType<BearerTokens> TOKENS =
      ValueType.revealing(
          "secret",
          "a token of visible ASCII characters without commas, or two of them separated by a comma or"
              + " a line break",
          BearerTokens::parse);
  static final ValueType<Integer> INTEGER =
      ValueType.harmless("integer", "a whole number", Types::integer);
  static final ValueType<Double> DECIMAL =
      ValueType.harmless("decimal", "a number", Types::decimal);
  static final ValueType<Double> PERCENT =
      ValueType.harmless(
          "percent", "a percentage such as 85", t -> decimal(t.replaceFirst(" ?%$", "")));
  static final ValueType<Boolean> BOOLEAN =
      ValueType.harmless("boolean", "true or false (or 1/0, yes/no, on/off)", Types::booleanValue);
  static final ValueType<Integer> PORT = ValueType.harmless("port", "a port number", Types::port);
  static final ValueType<Path> PATH = ValueType.harmless("path", "a path", Types::path);
  static final ValueType<URI> URL =
      ValueType.revealing("URL", "an http:// or https:// URL", Addresses::webUrl);
  static final ValueType<DatabaseUrl> DATABASE =
      ValueType.revealing(
          "database URL", "a URL such as sqlite:///data/glossary.db", DatabaseUrl::parse);
  static final ValueType<String> URL_PATH =
      ValueType.harmless("URL path", "a URL path such as /docs", Types::urlPath);
  static final ValueType<String> BIND =
      ValueType.harmless(
          "address", "an address or host name without a port, such as 127.0.0.1", Addresses::bind);
  static final ValueType<CronSchedule> CRON =
      ValueType.harmless(
          "cron",
          "five cron fields, such as `0 2 * * *` for every night at two",
          CronSchedule::parse);
  static final ValueType<ZoneId> ZONE =
      ValueType.harmless("time zone", "a time zone such as UTC or Europe/Berlin", Types::zone);

  static ValueType<Duration> duration(ChronoUnit bare) {
    String unit = bare.name().toLowerCase(Locale.ROOT).replace("millis", "milliseconds");
    return ValueType.harmless(
        "duration",
        "a duration such as 250ms, 30s, 5m or 2h (a bare number counts " + unit + ")",
        text -> Durations.parse(text, bare));
  }

  static ValueType<ByteSize> size(ByteSize.Unit bare) {
    String unit = bare == ByteSize.Unit.B ? "bytes" : bare.name();
    return ValueType.harmless(
        "size",
        "a size such as 64KB, 10MB or 1GB (a bare number counts " + unit + ")",
        text -> ByteSize.parse(text, bare));
  }

  /** A list of anything that the item's parser takes. */
  static ValueType<List<String>> list(String allowed, ValueType.Parser<String> item) {
    return new ValueType<>(
        "list",
        allowed,
        false,
        true,
        text -> {
          List<String> items = new ArrayList<>();
          for (String each : ListSyntax.parse(text)) {
            items.add(item.parse(each));
          }
          return List.copyOf(items);
        });
  }

  /** One of a few words, in any case. */
  static <E> ValueType<E> choice(Map<String, E> words) {
    return ValueType.harmless(
        "choice",
        "one of " + String.join(", ", words.keySet()),
        text -> {
          E value = words.get(text.toLowerCase(Locale.ROOT));
          if (value == null) {
            throw new BadValue();
          }
          return value;
        });
  }

  /** Line breaks and tabs are text: SQL has them. */
  static String text(String text) throws BadValue {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw new BadValue();
    }
    return text;
  }

  private static Secret secret(String text) throws BadValue {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new BadValue(
          "be one line without control characters", "look for line breaks at its end");
    }
    return new Secret(text);
  }

  private static Integer integer(String text) throws BadValue {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw new BadValue();
    }
    return Integer.valueOf(text);
  }

  private static Double decimal(String text) throws BadValue {
    if (!text.matches("-?[0-9]{1,12}(?:\\.[0-9]{1,12})?")) {
      throw new BadValue();
    }
    return Double.valueOf(text);
  }

  private static Boolean booleanValue(String text) throws BadValue {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new BadValue();
    };
  }

  private static Integer port(String text) throws BadValue {
    if (text.startsWith("tcp://")) {
      throw new BadValue(
          "be a port number",
          "Kubernetes sets this name for a Service; put enableServiceLinks: false into the pod");
    }
    return integer(text);
  }

  private static Path path(String text) throws BadValue {
    try {
      return Path.of(text(text));
    } catch (InvalidPathException badPath) {
      throw new BadValue();
    }
  }

  private static String urlPath(String text) throws BadValue {
    if (!text.matches("/[A-Za-z0-9._~/-]{0,200}")) {
      throw new BadValue();
    }
    return text;
  }

  private static ZoneId zone(String text) throws BadValue {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException noZone) {
      throw new BadValue();
    }
  }

  private Types() {}
}
