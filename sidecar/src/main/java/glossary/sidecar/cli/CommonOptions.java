package glossary.sidecar.cli;

import glossary.config.Resolution;
import glossary.config.Settings;
import glossary.config.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before or after its name. */
final class CommonOptions {
  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings in a file (default: ./.env if it is there).")
  private Path envFile;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      scope = ScopeType.INHERIT,
      description = "One setting; stronger than any other source. May be repeated.")
  private List<String> assignments = List.of();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints JSON, for scripts.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Prints nothing but results and errors.")
  private boolean quiet;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  /** What {@code --set} was given. */
  List<String> assignments() {
    return assignments;
  }

  /** The settings of this process as the options have them, right or wrong. */
  Resolution resolution() {
    return resolutionWith(List.of());
  }

  /** As {@link #resolution}, with some assignments more. */
  Resolution resolutionWith(List<String> more) {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(more);
    Sources sources = Sources.ofProcess().withAssignments(all);
    return Settings.resolve(envFile == null ? sources : sources.withEnvFile(envFile));
  }

  /**
   * @throws glossary.config.ConfigException if anything is wrong with them
   */
  Settings settings() {
    return resolution().orElseThrow();
  }
}
