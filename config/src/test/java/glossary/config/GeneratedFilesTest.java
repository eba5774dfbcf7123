package glossary.config;

import static glossary.config.SourcesForTests.TOKEN;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the generated files with the catalogue, or writes them anew if asked to. */
class GeneratedFilesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  private static final Path DOCUMENTATION = ROOT.resolve("docs/configuration.md");

  @TempDir Path folder;

  private static Path environmentFile(Environment environment) {
    return ROOT.resolve("config/environments/" + environment.word() + ".env");
  }

  private static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  @Test
  void the_example_is_current() throws IOException {
    check(ROOT.resolve(".env.example"), Templates.envExample());
  }

  @ParameterizedTest
  @EnumSource
  void the_environment_files_are_current(Environment environment) throws IOException {
    check(environmentFile(environment), Templates.environment(environment));
  }

  @Test
  void the_documentation_is_current() throws IOException {
    check(DOCUMENTATION, Documentation.fill(Files.readString(DOCUMENTATION)));
  }

  @ParameterizedTest
  @EnumSource
  void an_environment_file_loads_with_only_the_needed_secret_added(Environment environment) {
    Resolution resolution =
        Settings.resolve(
            Sources.none()
                .withEnvFile(environmentFile(environment))
                .withEnvironment(Map.of("ADMIN_TOKEN", TOKEN)));

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
    assertThat(resolution.orElseThrow().environment()).isEqualTo(environment);
  }

  @Test
  void the_example_loads_and_so_does_every_line_in_it() throws IOException {
    List<String> example = Files.readAllLines(ROOT.resolve(".env.example"));
    String uncommented =
        String.join("\n", example).replaceAll("(?m)^# ([A-Z][A-Z0-9_]*=.*)$", "$1");
    Path all = SourcesForTests.file(folder, "all.env", uncommented);

    assertThat(lines(Settings.resolve(Sources.none().withEnvFile(ROOT.resolve(".env.example")))))
        .isEmpty();
    Resolution resolution = Settings.resolve(Sources.none().withEnvFile(all));
    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
    assertThat(EnvFile.read(all).lines()).hasSizeGreaterThanOrEqualTo(90);
  }

  @ParameterizedTest
  @EnumSource
  void no_template_has_a_comment_behind_a_value(Environment environment) {
    String all = Templates.envExample() + Templates.environment(environment);

    assertThat(all.lines().filter(line -> !line.startsWith("#")))
        .allSatisfy(line -> assertThat(line).doesNotContain("#"));
  }
}
