package glossary.config;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A demand on values that are each fine by themselves.
 *
 * @param id {@code P..} holds in production, {@code C..} in every environment
 * @param required a broken one is a reason not to start; otherwise it is a warning
 * @param demand a clause such as {@code must be false in production}
 * @param action what to do
 */
record Rule(
    String id,
    Setting<?> setting,
    boolean required,
    String demand,
    String action,
    Predicate<Settings> broken) {

  static List<Rule> all() {
    return Stream.concat(ProductionRules.ALL.stream(), ConsistencyRules.ALL.stream()).toList();
  }

  /** A setting that already has a problem is not judged again. */
  static void applyAll(Settings settings, Findings findings) {
    for (Rule rule : all()) {
      boolean applies = settings.production() || !rule.onlyInProduction();
      if (applies
          && !findings.hasProblem(rule.setting.name())
          && !findings.hasProblem(rule.setting.name() + "_FILE")
          && rule.broken.test(settings)) {
        rule.report(settings, findings);
      }
    }
  }

  boolean onlyInProduction() {
    return id.startsWith("P");
  }

  /** In one line, for documentation. */
  String line() {
    return id + " " + setting.name() + " " + demand + "; " + action;
  }

  private void report(Settings settings, Findings findings) {
    Origin origin = settings.isGiven(setting) ? settings.origin(setting) : null;
    if (required) {
      String found = settings.shown(setting);
      findings.problem(new ConfigProblem(setting.name(), demand, found, origin, action, id));
    } else {
      String sentence = demand + "; " + action;
      findings.warning(new Warning(setting.name(), origin, sentence));
    }
  }
}
