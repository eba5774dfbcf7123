package glossary.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that settings are read from. Nothing else in this package looks at the process.
 *
 * @param envFile read if present; a file that is named here must be readable
 * @param environment the environment variables
 * @param properties system properties with their full names, such as {@code glossary.API_PORT}
 * @param assignments each {@code NAME=VALUE}, as given to {@code --set}; the last of a name wins
 */
public record Sources(
    Optional<Path> envFile,
    Map<String, String> environment,
    Map<String, String> properties,
    List<String> assignments) {
  private static final Path DEFAULT_ENV_FILE = Path.of(".env");

  public Sources {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
    assignments = List.copyOf(assignments);
  }

  /** Nothing but the defaults. */
  public static Sources none() {
    return new Sources(Optional.empty(), Map.of(), Map.of(), List.of());
  }

  /** This process: its environment, its properties, and {@code ./.env} if that is a file. */
  public static Sources ofProcess() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name, ""));
    }
    Optional<Path> envFile = Optional.of(DEFAULT_ENV_FILE).filter(Files::isRegularFile);
    return new Sources(envFile, System.getenv(), properties, List.of());
  }

  /** Shows no values: there are secrets among them. */
  @Override
  public String toString() {
    return "Sources[env file " + envFile.map(Path::toString).orElse("none") + "]";
  }

  public Sources withEnvFile(Path file) {
    return new Sources(Optional.of(file), environment, properties, assignments);
  }

  public Sources withEnvironment(Map<String, String> variables) {
    return new Sources(envFile, variables, properties, assignments);
  }

  public Sources withProperties(Map<String, String> values) {
    return new Sources(envFile, environment, values, assignments);
  }

  public Sources withAssignments(List<String> values) {
    return new Sources(envFile, environment, properties, values);
  }
}
