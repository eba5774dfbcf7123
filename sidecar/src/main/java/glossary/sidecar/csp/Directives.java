package glossary.sidecar.csp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The directives of a policy that browsers report on.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#csp-directives">Content Security Policy Level 3</a>
 */
final class Directives {
  static final String DEFAULT = "default-src";

  /** Those that take sources, each with the ones that stand in for it, nearest first. */
  private static final Map<String, List<String>> SOURCES =
      Map.ofEntries(
          Map.entry("script-src-elem", List.of("script-src", DEFAULT)),
          Map.entry("script-src-attr", List.of("script-src", DEFAULT)),
          Map.entry("script-src", List.of(DEFAULT)),
          Map.entry("style-src-elem", List.of("style-src", DEFAULT)),
          Map.entry("style-src-attr", List.of("style-src", DEFAULT)),
          Map.entry("style-src", List.of(DEFAULT)),
          Map.entry("worker-src", List.of("child-src", "script-src", DEFAULT)),
          Map.entry("frame-src", List.of("child-src", DEFAULT)),
          Map.entry("child-src", List.of(DEFAULT)),
          Map.entry("connect-src", List.of(DEFAULT)),
          Map.entry("font-src", List.of(DEFAULT)),
          Map.entry("img-src", List.of(DEFAULT)),
          Map.entry("manifest-src", List.of(DEFAULT)),
          Map.entry("media-src", List.of(DEFAULT)),
          Map.entry("object-src", List.of(DEFAULT)),
          Map.entry(DEFAULT, List.of()),
          Map.entry("form-action", List.of()),
          Map.entry("base-uri", List.of()));

  private static final Set<String> OTHERS =
      Set.of("frame-ancestors", "require-trusted-types-for", "trusted-types", "sandbox");

  private Directives() {}

  /** The name of the directive that a text begins with, or {@link Violation#OTHER}. */
  static String of(String text) {
    String name = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return SOURCES.containsKey(name) || OTHERS.contains(name) ? name : Violation.OTHER;
  }

  /** Whether a source can be added to it, so that a page works. */
  static boolean takesSources(String directive) {
    return SOURCES.containsKey(directive);
  }

  /** What holds for it where a policy lacks it, nearest first. */
  static List<String> fallbacks(String directive) {
    return SOURCES.getOrDefault(directive, List.of());
  }
}
