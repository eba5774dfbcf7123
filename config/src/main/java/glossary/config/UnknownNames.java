package glossary.config;

import java.util.Optional;

/**
 * Judges names that are no setting. One that is close to a setting is a typing error: a problem in
 * production, a warning elsewhere. Any other name in an env file is said to be without effect; in
 * the environment it belongs to somebody else.
 */
final class UnknownNames {
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_LOOKED_AT = 2000;
  private static final String ONLY_ELSEWHERE = "give NAME_FILE in the environment or the env file";
  private static final String PROPERTY_PREFIX = "glossary.";

  private final boolean production;
  private final Findings findings = new Findings(MOST_FINDINGS);
  private int lookedAt;

  UnknownNames(boolean production) {
    this.production = production;
  }

  static boolean isKnown(String name) {
    return Catalogue.find(name).isPresent() || namedFile(name).isPresent();
  }

  /** The setting whose value a {@code NAME_FILE} names. */
  static Optional<Setting<?>> namedFile(String name) {
    boolean itself = Catalogue.find(name).isPresent() || !name.endsWith("_FILE");
    return itself
        ? Optional.empty()
        : Catalogue.find(name.substring(0, name.length() - "_FILE".length()));
  }

  void inEnvFile(String name, Origin origin) {
    if (!isKnown(name) && lookedAt++ < MOST_LOOKED_AT) {
      NearNames.likely(name)
          .ifPresentOrElse(
              known -> mistyped(name, known, origin),
              () -> findings.warning(new Warning(name, origin, "is no setting and has no effect")));
    }
  }

  void inEnvironment(String name) {
    if (!isKnown(name) && lookedAt < MOST_LOOKED_AT) {
      Optional<String> known = NearNames.certain(name);
      known.ifPresent(near -> mistyped(name, near, Origin.ENVIRONMENT));
    }
  }

  /**
   * @param property its full name; the agent's {@code glossary.agent.*} are not settings
   */
  void inProperties(String property) {
    String name = propertyName(property).orElse("");
    if (namedFile(name).isPresent()) {
      notFromHere(property, Origin.SYSTEM_PROPERTY, ONLY_ELSEWHERE);
    } else if (!name.isEmpty() && Catalogue.find(name).isEmpty()) {
      Optional<String> known = NearNames.likely(name);
      if (known.isPresent()) {
        mistyped(property, PROPERTY_PREFIX + known.get(), Origin.SYSTEM_PROPERTY);
      } else if (name.matches("[A-Z][A-Z0-9_]*")) {
        findings.warning(
            new Warning(property, Origin.SYSTEM_PROPERTY, "is no setting and has no effect"));
      }
    }
  }

  /** The part after {@code glossary.}, if it is one word. */
  static Optional<String> propertyName(String property) {
    return property.startsWith(PROPERTY_PREFIX) && property.lastIndexOf('.') == 8
        ? Optional.of(property.substring(PROPERTY_PREFIX.length()))
        : Optional.empty();
  }

  void inAssignments(String name) {
    if (Catalogue.find(name).isEmpty()) {
      String action =
          namedFile(name).isPresent()
              ? ONLY_ELSEWHERE
              : NearNames.likely(name).map(UnknownNames::didYouMean).orElse("see config show");
      notFromHere(name, Origin.COMMAND_LINE, action);
    }
  }

  private void notFromHere(String name, Origin origin, String action) {
    findings.problem(
        new ConfigProblem(name, "must be the name of a setting", null, origin, action, ""));
  }

  private void mistyped(String name, String known, Origin origin) {
    if (production) {
      notFromHere(name, origin, didYouMean(known));
    } else {
      findings.warning(new Warning(name, origin, "is no setting; " + didYouMean(known)));
    }
  }

  private static String didYouMean(String known) {
    return "did you mean " + known + "?";
  }

  Findings findings() {
    return findings;
  }
}
