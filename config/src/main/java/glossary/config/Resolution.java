package glossary.config;

import java.util.List;
import java.util.Optional;

/** What came of reading the settings: usable ones, or every reason why not. */
public final class Resolution {
  private final Settings draft;
  private final List<ConfigProblem> problems;

  /**
   * @param draft lacks the values that are wrong
   */
  Resolution(Settings draft, List<ConfigProblem> problems) {
    this.draft = draft;
    this.problems = problems;
  }

  /** Empty if there are problems. */
  public Optional<Settings> settings() {
    return problems.isEmpty() ? Optional.of(draft) : Optional.empty();
  }

  /**
   * The settings, for a caller that cannot go on without them.
   *
   * @throws ConfigException if there are problems, naming all of them
   */
  public Settings orElseThrow() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return draft;
  }

  /** All of them at once; empty if the settings can be used. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  public List<Warning> warnings() {
    return draft.warnings();
  }

  /** All about one setting, also while there are problems. */
  public Explanation explain(Setting<?> setting) {
    return draft.explain(setting);
  }

  /** All settings in the order of the catalogue, also while there are problems. */
  public List<Explanation> explainAll() {
    return draft.explainAll();
  }
}
