package glossary.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short ways to resolve settings from given sources, never from this process. */
final class SourcesForTests {
  static final String TOKEN = "4f9c1b7ae2d85360";

  static Resolution set(String... assignments) {
    return Settings.resolve(Sources.none().withAssignments(List.of(assignments)));
  }

  /** Production with all that it needs, and these settings. */
  static Resolution production(String... assignments) {
    return Settings.resolve(
        Sources.none()
            .withEnvironment(Map.of("ENVIRONMENT", "production", "ADMIN_TOKEN", TOKEN))
            .withAssignments(List.of(assignments)));
  }

  static Resolution environment(String... namesAndValues) {
    return Settings.resolve(Sources.none().withEnvironment(map(namesAndValues)));
  }

  static Map<String, String> map(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static List<String> lines(Resolution resolution) {
    return resolution.problems().stream().map(ConfigProblem::line).toList();
  }

  static List<String> warnings(Resolution resolution) {
    return resolution.warnings().stream().map(Warning::line).toList();
  }

  private SourcesForTests() {}
}
