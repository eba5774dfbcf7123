package glossary.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The values of all settings, read once at the start and never changed. Safe for all threads. Its
 * text shows no values.
 */
public final class Settings {
  private final Map<Setting<?>, Object> values;
  private final Layers layers;
  private final Environment environment;
  private final List<Warning> warnings;

  /**
   * @param values without the settings that are unset
   * @param layers not changed any more
   */
  Settings(
      Map<Setting<?>, Object> values,
      Layers layers,
      Environment environment,
      List<Warning> warnings) {
    this.values = Map.copyOf(values);
    this.layers = layers;
    this.environment = environment;
    this.warnings = warnings;
  }

  Settings with(List<Warning> found) {
    return new Settings(values, layers, environment, found);
  }

  /** Reads and checks everything; never fails, the answer tells what is wrong. */
  public static Resolution resolve(Sources sources) {
    return new Resolver(sources).resolve();
  }

  /**
   * The defaults of development with some values changed, whatever this process's environment
   * holds.
   *
   * @param assignments each {@code NAME=VALUE}
   * @throws ConfigException if one of them is wrong
   */
  public static Settings of(String... assignments) {
    return resolve(Sources.none().withAssignments(List.of(assignments))).orElseThrow();
  }

  /**
   * The value of a setting that has a default.
   *
   * @throws NoSuchElementException if it is unset; use {@link #find} where that can be
   */
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow(() -> new NoSuchElementException(setting + " is unset"));
  }

  /** The value, or empty if it is unset. */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable((T) values.get(setting));
  }

  <T> T get(Setting<T> setting, T otherwise) {
    return find(setting).orElse(otherwise);
  }

  boolean isSet(Setting<?> setting) {
    return values.containsKey(setting);
  }

  /** Whether any layer says something about it, be it that it is unset. */
  boolean isGiven(Setting<?> setting) {
    return layers.effective(setting).isPresent();
  }

  /** Where the effective value was set; {@code default} also for a setting that nobody set. */
  public Origin origin(Setting<?> setting) {
    return layers.effective(setting).map(Given::origin).orElse(Origin.DEFAULT);
  }

  /** The file whose content is the effective value, where there is one. */
  public Optional<Path> file(Setting<?> setting) {
    return layers.effective(setting).map(Given::file);
  }

  /**
   * These settings, with the value of one as a file holds it now; it need not be from there so far.
   *
   * @throws ConfigException if the file cannot be read or is empty, or if the value is wrong or
   *     breaks a rule
   */
  public Settings withFile(Setting<?> setting, Path file) {
    return withFiles(Map.of(setting, file));
  }

  /**
   * These settings, with the values of some as their files hold them now, all at the same time, so
   * that two can change places.
   *
   * @throws ConfigException as {@link #withFile}
   */
  public Settings withFiles(Map<? extends Setting<?>, Path> files) {
    Map<Setting<?>, Object> changed = new HashMap<>(values);
    Layers given = layers;
    for (Map.Entry<? extends Setting<?>, Path> each : files.entrySet()) {
      String text = read(each.getKey(), each.getValue());
      changed.put(each.getKey(), parsed(each.getKey(), text, each.getValue()));
      Given now = new Given(text, Origin.file(each.getValue()), each.getValue());
      given = given.with(each.getKey(), now);
    }
    Settings settings = new Settings(changed, given, environment, warnings);
    Findings findings = new Findings();
    Rule.applyAll(settings, findings);
    if (!findings.problems().isEmpty()) {
      throw new ConfigException(findings.problems());
    }
    return settings;
  }

  private static String read(Setting<?> setting, Path file) {
    try {
      String text = BoundedFile.readValue(file);
      if (text.isBlank()) {
        throw new BoundedFile.Unreadable("it is empty");
      }
      return text;
    } catch (BoundedFile.Unreadable why) {
      throw wrong(setting, "cannot be read: " + why.getMessage(), file);
    }
  }

  private static Object parsed(Setting<?> setting, String text, Path file) {
    try {
      return setting.parse(text);
    } catch (BadValue why) {
      throw wrong(setting, "must " + why.must(setting.allowed()), file);
    }
  }

  private static ConfigException wrong(Setting<?> setting, String clause, Path file) {
    return new ConfigException(
        List.of(new ConfigProblem(setting.name(), clause, null, Origin.file(file), "", "")));
  }

  public Environment environment() {
    return environment;
  }

  public boolean production() {
    return environment == Environment.PRODUCTION;
  }

  /** The port of the API: SIDECAR_PORT, or API_PORT where that is unset. 0 is any free port. */
  public int port() {
    return find(Catalogue.SIDECAR_PORT).orElseGet(() -> get(Catalogue.API_PORT));
  }

  /** The folder of the logs: SIDECAR_LOG_DIR, or LOG_DIR where that is unset. */
  public Path logDir() {
    return find(Catalogue.SIDECAR_LOG_DIR).orElseGet(() -> get(Catalogue.LOG_DIR));
  }

  public List<Warning> warnings() {
    return warnings;
  }

  /** The effective value as it may be shown. */
  String shown(Setting<?> setting) {
    return Redaction.show(setting, layers.effective(setting).map(Given::text).orElse(null));
  }

  /** All about one setting, redacted. */
  public Explanation explain(Setting<?> setting) {
    List<Given> given = layers.of(setting);
    List<Explanation.Step> steps =
        given.stream()
            .map(each -> new Explanation.Step(each.origin(), Redaction.show(setting, each.text())))
            .toList();
    List<String> rules =
        Rule.all().stream().filter(rule -> rule.setting() == setting).map(Rule::line).toList();
    return new Explanation(setting, shown(setting), origin(setting), steps, rules);
  }

  /** All settings in the order of the catalogue, redacted. */
  public List<Explanation> explainAll() {
    return Catalogue.ALL.stream().map(this::explain).toList();
  }

  @Override
  public String toString() {
    return "Settings[" + environment.word() + "]";
  }
}
