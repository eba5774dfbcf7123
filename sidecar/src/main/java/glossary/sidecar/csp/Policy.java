package glossary.sidecar.csp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Content Security Policy: directives with their sources, in order. Immutable. Where to report to
 * is left out.
 */
final class Policy {
  private static final int LONGEST = 4096;
  private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");
  private static final Pattern SOURCE = Pattern.compile("[!-+\\--:<-~]{1,255}");
  private static final Set<String> REPORTING = Set.of("report-uri", "report-to");
  private static final String NONE = "'none'";

  /** It is another one on each page. */
  private static final String NONCE = "'nonce-{random}'";

  private final Map<String, Set<String>> directives;

  private Policy(Map<String, Set<String>> directives) {
    this.directives = directives;
  }

  /** What cannot be part of a policy is left out; of two directives of a name, the first counts. */
  static Policy parse(String text) {
    Map<String, Set<String>> directives = new LinkedHashMap<>();
    String bounded = text.length() <= LONGEST ? text : "";
    for (String each : bounded.split(";", 0)) {
      List<String> words = List.of(each.strip().split("\\s+", 0));
      String name = words.get(0).toLowerCase(Locale.ROOT);
      if (NAME.matcher(name).matches() && !REPORTING.contains(name)) {
        directives.putIfAbsent(name, sources(words.subList(1, words.size())));
      }
    }
    return new Policy(directives);
  }

  boolean isEmpty() {
    return directives.isEmpty();
  }

  /** The directive that holds for {@code directive} here; null if none does. */
  String governing(String directive) {
    List<String> candidates = new ArrayList<>(List.of(directive));
    candidates.addAll(Directives.fallbacks(directive));
    return candidates.stream().filter(directives::containsKey).findFirst().orElse(null);
  }

  /**
   * A policy that also allows the source for this directive; where a more general one stands in for
   * it, it gets the sources of that one first. This policy where it does not restrict that anyway.
   */
  Policy allowing(String directive, String source) {
    String governing = governing(directive);
    if (governing == null) {
      return this;
    }
    Map<String, Set<String>> changed = new LinkedHashMap<>(directives);
    Set<String> sources = new LinkedHashSet<>(directives.get(governing));
    sources.remove(NONE);
    sources.add(source);
    changed.put(governing.equals(directive) ? directive : family(directive), sources);
    return new Policy(changed);
  }

  /** Rather {@code script-src} than {@code script-src-elem}, which some browsers lack. */
  private static String family(String directive) {
    return directive.replaceFirst("-(elem|attr)$", "");
  }

  private static Set<String> sources(List<String> words) {
    return words.stream()
        .filter(word -> SOURCE.matcher(word).matches())
        .map(word -> word.startsWith("'nonce-") ? NONCE : word)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Policy policy && policy.directives.equals(directives);
  }

  @Override
  public int hashCode() {
    return directives.hashCode();
  }

  /** As a header has it. */
  @Override
  public String toString() {
    return directives.entrySet().stream()
        .map(each -> (each.getKey() + " " + String.join(" ", each.getValue())).strip())
        .collect(Collectors.joining("; "));
  }
}
