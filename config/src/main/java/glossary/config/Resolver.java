package glossary.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns sources into settings, or into everything that is wrong with them. Used once. */
final class Resolver {
  private final Sources sources;
  private final Findings findings = new Findings();
  private final Map<Setting<?>, Object> values = new HashMap<>();

  Resolver(Sources sources) {
    this.sources = sources;
  }

  Resolution resolve() {
    EnvFile envFile = envFile();
    Layers layers = new LayerReader(sources, findings).read(envFile.lines());
    Environment environment = environment(layers);
    layers.addDefaults(environment);
    Catalogue.ALL.forEach(setting -> value(setting, layers));
    unknownNames(envFile, environment);
    Settings settings = new Settings(values, layers, environment, List.of());
    Rule.applyAll(settings, findings);
    return new Resolution(settings.with(findings.warnings()), findings.problems());
  }

  private EnvFile envFile() {
    EnvFile envFile =
        sources
            .envFile()
            .map(EnvFile::read)
            .orElseGet(() -> new EnvFile(List.of(), new Findings()));
    findings.take(envFile.findings(), sources.envFile().map(Object::toString).orElse(""));
    return envFile;
  }

  /** Chosen before the templates, which it chooses. */
  private static Environment environment(Layers layers) {
    Optional<Given> given = layers.effective(Catalogue.ENVIRONMENT);
    try {
      return given.isEmpty()
          ? Environment.DEVELOPMENT
          : Catalogue.ENVIRONMENT.parse(given.get().text());
    } catch (BadValue reportedWithTheOthers) {
      return Environment.DEVELOPMENT;
    }
  }

  private void value(Setting<?> setting, Layers layers) {
    Given given = layers.effective(setting).orElse(null);
    if (given == null || (given.isBlank() && !setting.emptyIsValue() && mayBeUnset(setting))) {
      return;
    }
    try {
      if (given.isBlank() && !setting.emptyIsValue()) {
        throw new BadValue(null, "remove it to use the default");
      }
      values.put(setting, setting.parse(given.text()));
    } catch (BadValue wrong) {
      if (setting.notUsed().isEmpty()) {
        findings.problem(problem(setting, given, wrong));
      }
    }
  }

  private static boolean mayBeUnset(Setting<?> setting) {
    return setting.defaultText().isEmpty();
  }

  private static ConfigProblem problem(Setting<?> setting, Given given, BadValue wrong) {
    return new ConfigProblem(
        setting.name(),
        "must " + wrong.must(setting.allowed()),
        Redaction.show(setting, given.text()),
        given.origin(),
        wrong.action().isEmpty() ? commentHint(given) : wrong.action(),
        "");
  }

  /** {@code docker run --env-file} takes a comment behind a value as a part of it. */
  private static String commentHint(Given given) {
    boolean comment = given.text().startsWith("#") || given.text().contains(" #");
    return comment && given.origin().layer() == Layer.ENVIRONMENT
        ? "docker run --env-file keeps comments behind values; put them on their own lines"
        : "";
  }

  private void unknownNames(EnvFile envFile, Environment environment) {
    UnknownNames unknown = new UnknownNames(environment == Environment.PRODUCTION);
    envFile.lines().forEach(line -> unknown.inEnvFile(line.name(), line.origin()));
    sources.environment().keySet().stream().sorted().forEach(unknown::inEnvironment);
    sources.properties().keySet().stream().sorted().forEach(unknown::inProperties);
    sources.assignments().stream()
        .filter(each -> each.indexOf('=') > 0)
        .forEach(each -> unknown.inAssignments(each.substring(0, each.indexOf('='))));
    findings.take(unknown.findings(), "names");
  }
}
