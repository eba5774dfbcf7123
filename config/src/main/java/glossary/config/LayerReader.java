package glossary.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings everything that the sources say about known settings into layers. */
final class LayerReader {
  private final Sources sources;
  private final Findings findings;
  private final Layers layers = new Layers();

  LayerReader(Sources sources, Findings findings) {
    this.sources = sources;
    this.findings = findings;
  }

  /**
   * @param envFile the lines of {@link Sources#envFile}
   */
  Layers read(List<EnvFile.Line> envFile) {
    addNamedAndDirect(lastOfEach(envFile));
    addNamedAndDirect(environment());
    sources.properties().forEach(this::property);
    assignments().forEach(this::addKnown);
    return layers;
  }

  private Map<String, Given> lastOfEach(List<EnvFile.Line> lines) {
    Map<String, Given> values = new LinkedHashMap<>();
    Findings duplicates = new Findings(20);
    for (EnvFile.Line line : lines) {
      Given before = values.put(line.name(), new Given(line.text(), line.origin()));
      if (before != null) {
        String sentence = "overrides the same name at " + before.origin();
        duplicates.warning(new Warning(line.name(), line.origin(), sentence));
      }
    }
    findings.take(duplicates, "env file");
    return values;
  }

  private Map<String, Given> environment() {
    Map<String, Given> values = new LinkedHashMap<>();
    sources
        .environment()
        .forEach((name, text) -> values.put(name, new Given(text, Origin.ENVIRONMENT)));
    return values;
  }

  private void property(String property, String text) {
    UnknownNames.propertyName(property)
        .ifPresent(name -> addKnown(name, new Given(text, Origin.SYSTEM_PROPERTY)));
  }

  private Map<String, Given> assignments() {
    Map<String, Given> values = new LinkedHashMap<>();
    for (String assignment : sources.assignments()) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        String text = assignment.substring(equals + 1);
        values.put(assignment.substring(0, equals), new Given(text, Origin.COMMAND_LINE));
      } else {
        findings.problem(ConfigProblem.at("--set", "must be followed by NAME=VALUE"));
      }
    }
    return values;
  }

  private void addKnown(String name, Given value) {
    Catalogue.find(name).ifPresent(setting -> layers.add(setting, value));
  }

  private void addNamedAndDirect(Map<String, Given> values) {
    values.forEach(this::addKnown);
    values.forEach(
        (name, value) ->
            UnknownNames.namedFile(name)
                .filter(setting -> !value.isBlank() && setting.notUsed().isEmpty())
                .ifPresent(setting -> named(setting, name, value, values.get(setting.name()))));
  }

  private void named(Setting<?> setting, String name, Given file, Given direct) {
    if (direct != null && !direct.isBlank()) {
      findings.problem(
          new ConfigProblem(
              setting.name(),
              "must not be set beside " + name,
              null,
              direct.origin(),
              "remove one of the two",
              ""));
    } else {
      addContent(setting, name, file);
    }
  }

  private void addContent(Setting<?> setting, String name, Given file) {
    Origin origin = Origin.namedFile(name, file.origin());
    try {
      Path path = Path.of(file.text());
      String text = BoundedFile.readValue(path);
      if (setting.secret() && text.isBlank()) {
        unreadable(name, file, "it is empty, and unset the secret would protect nothing");
      }
      layers.add(setting, new Given(text, origin, path));
    } catch (InvalidPathException noPath) {
      unreadable(name, file, "it is not a path");
    } catch (BoundedFile.Unreadable why) {
      unreadable(name, file, why.getMessage());
    }
  }

  private void unreadable(String name, Given file, String reason) {
    findings.problem(
        new ConfigProblem(
            name,
            "must name a readable file of at most 64 KiB",
            Redaction.hideInUrls(file.text()),
            file.origin(),
            reason,
            ""));
  }
}
