package glossary.sidecar.errors.logs;

import glossary.config.BearerTokens;
import glossary.config.Catalogue;
import glossary.config.Redaction;
import glossary.config.Secret;
import glossary.config.Setting;
import glossary.config.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is logged, shown or sent: the values of this process's secret settings,
 * bearer tokens, passwords in URLs, and what stands behind a name such as {@code password=}.
 * Thread-safe.
 */
public final class Redactor {
  /** Knows no setting, but the usual shapes of secrets. */
  public static final Redactor SHAPES = new Redactor(List.of());

  private static final String HIDDEN = "***";
  private static final int SHORTEST = 6;
  private static final int LONGEST_SECRET = 1024;
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i)\\b(bearer\\s+|basic\\s+|[\\w.-]{0,32}"
              + "(?:password|passwd|secret|token|api_?key|authorization)[\"']?\\s{0,3}[=:]\\s{0,3}"
              + "[\"']?(?:bearer\\s+|basic\\s+)?)[^\\s,;&\"'}\\])]{3,}");

  private final List<String> values;

  private Redactor(List<String> values) {
    this.values = values;
  }

  /** Knows the values of all secret settings of six characters or more. */
  public static Redactor of(Settings settings) {
    List<String> values = new ArrayList<>();
    for (Setting<?> setting : Catalogue.ALL) {
      if (setting.secret()) {
        settings.find(setting).map(Redactor::texts).ifPresent(values::addAll);
      }
    }
    values.removeIf(value -> value.length() < SHORTEST);
    values.sort(Comparator.comparingInt(String::length).reversed());
    return new Redactor(List.copyOf(values));
  }

  /** The text, with {@code ***} where a secret stood. */
  public String clean(String text) {
    String shown = text;
    for (String value : values) {
      if (shown.contains(value)) {
        shown = shown.replace(value, HIDDEN);
      }
    }
    if (shown.contains("://")) {
      shown = Redaction.hideInUrls(shown);
    }
    return mayHoldShape(shown) ? SHAPE.matcher(shown).replaceAll("$1" + HIDDEN) : shown;
  }

  /** The text without secrets and control characters, and no longer than {@code most}. */
  public String shown(String text, int most) {
    String redacted = clean(SafeText.shorten(text, most + LONGEST_SECRET));
    return SafeText.clean(SafeText.shorten(redacted, most));
  }

  private static List<String> texts(Object value) {
    if (value instanceof BearerTokens tokens) {
      return tokens.reveal();
    }
    return List.of(value instanceof Secret secret ? secret.reveal() : value.toString());
  }

  /** Cheap, and true of all that the pattern finds: a name's sign or a scheme's space. */
  private static boolean mayHoldShape(String text) {
    return text.indexOf('=') >= 0
        || text.indexOf(':') >= 0
        || text.regionMatches(true, 0, "bearer", 0, 6)
        || text.contains("earer ")
        || text.contains("asic ")
        || text.contains("EARER ")
        || text.contains("ASIC ");
  }
}
