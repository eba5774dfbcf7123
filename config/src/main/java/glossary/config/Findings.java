package glossary.config;

import java.util.ArrayList;
import java.util.List;

/** Collects problems and warnings; of one hostile source only the first few, and how many more. */
final class Findings {
  private final int most;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private int moreProblems;
  private int moreWarnings;

  Findings() {
    this(Integer.MAX_VALUE);
  }

  Findings(int most) {
    this.most = most;
  }

  void problem(ConfigProblem problem) {
    if (problems.size() < most) {
      problems.add(problem);
    } else {
      moreProblems++;
    }
  }

  void warning(Warning warning) {
    if (warnings.size() < most) {
      warnings.add(warning);
    } else {
      moreWarnings++;
    }
  }

  /**
   * @param place named by the lines that count what was left out
   */
  void take(Findings other, String place) {
    problems.addAll(other.problems);
    warnings.addAll(other.warnings);
    if (other.moreProblems > 0) {
      problems.add(ConfigProblem.at(place, "has " + other.moreProblems + " more such problems"));
    }
    if (other.moreWarnings > 0) {
      warnings.add(
          new Warning(place, null, "there are " + other.moreWarnings + " more such warnings"));
    }
  }

  boolean hasProblem(String key) {
    return problems.stream().anyMatch(problem -> problem.key().equals(key));
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }
}
