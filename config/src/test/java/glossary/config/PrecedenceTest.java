package glossary.config;

import static glossary.config.SourcesForTests.file;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.map;
import static glossary.config.SourcesForTests.set;
import static glossary.config.SourcesForTests.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
  @TempDir Path folder;

  @Test
  void every_layer_overrides_the_one_below_and_is_the_origin() {
    Path env = file(folder, ".env", "\nAPP_NAME=file\n");
    Path named = file(folder, "name", "named\n");
    Sources sources = Sources.none();
    assertAppName(sources, "Glossary", "default");
    sources = sources.withEnvFile(env);
    assertAppName(sources, "file", env + ":2");
    sources = sources.withEnvironment(map("APP_NAME_FILE", named.toString()));
    assertAppName(sources, "named", "APP_NAME_FILE (from environment)");
    Sources direct = Sources.none().withEnvFile(env).withEnvironment(map("APP_NAME", "variable"));
    assertAppName(direct, "variable", "environment");
    sources = direct.withProperties(map("glossary.APP_NAME", "property"));
    assertAppName(sources, "property", "system property");
    sources = sources.withAssignments(List.of("APP_NAME=other", "APP_NAME=set=yes"));
    assertAppName(sources, "set=yes", "--set");
  }

  private static void assertAppName(Sources sources, String value, String origin) {
    Settings settings = Settings.resolve(sources).orElseThrow();
    assertThat(settings.get(Catalogue.APP_NAME)).isEqualTo(value);
    assertThat(settings.origin(Catalogue.APP_NAME)).hasToString(origin);
  }

  @Test
  void an_environment_variable_overrides_a_file_named_in_the_env_file() {
    Path named = file(folder, "name", "named");
    Path env = file(folder, ".env", "APP_NAME_FILE=" + named + "\n");
    Sources sources = Sources.none().withEnvFile(env);

    assertAppName(sources, "named", "APP_NAME_FILE (from " + env + ":1)");
    assertAppName(sources.withEnvironment(map("APP_NAME", "x")), "x", "environment");
  }

  @Test
  void a_file_named_in_the_environment_overrides_one_named_in_the_env_file() {
    Path env = file(folder, ".env", "APP_NAME_FILE=" + file(folder, "a", "weak") + "\n");
    Path strong = file(folder, "b", "strong");

    assertAppName(
        Sources.none().withEnvFile(env).withEnvironment(map("APP_NAME_FILE", strong.toString())),
        "strong",
        "APP_NAME_FILE (from environment)");
  }

  @Test
  void the_template_follows_the_effective_environment_and_gives_way_to_the_env_file() {
    Path env = file(folder, ".env", "ENVIRONMENT=production\nRATE_LIMIT_ENABLED=true\n");
    Sources sources =
        Sources.none().withEnvFile(env).withAssignments(List.of("ENVIRONMENT=staging"));
    Settings staging = Settings.resolve(sources).orElseThrow();
    Settings development =
        Settings.resolve(sources.withAssignments(List.of("ENVIRONMENT=development"))).orElseThrow();

    assertThat(staging.get(Catalogue.API_HOST)).isEqualTo("0.0.0.0");
    assertThat(staging.origin(Catalogue.API_HOST)).hasToString("staging template");
    assertThat(development.get(Catalogue.API_HOST)).isEqualTo("127.0.0.1");
    assertThat(development.get(Catalogue.SHUTDOWN_DRAIN_SECONDS)).isEqualTo(Duration.ZERO);
    assertThat(development.get(Catalogue.RATE_LIMIT_ENABLED)).isTrue();
    assertThat(staging.production()).isFalse();
  }

  @Test
  void the_environment_can_be_named_by_a_file() {
    Path word = file(folder, "word", "staging\n");

    assertThat(
            SourcesForTests.environment("ENVIRONMENT_FILE", word.toString())
                .orElseThrow()
                .environment())
        .isEqualTo(Environment.STAGING);
  }

  @Test
  void all_problems_come_at_once_and_no_settings() {
    Resolution resolution = set("API_PORT=x", "LOG_FORMAT=xml", "NO_SUCH_THING=1", "RELOAD");

    assertThat(resolution.settings()).isEmpty();
    assertThat(lines(resolution))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).startsWith("API_PORT: must be a port number"))
        .anySatisfy(line -> assertThat(line).startsWith("LOG_FORMAT: must be one of json, text"))
        .anySatisfy(line -> assertThat(line).startsWith("NO_SUCH_THING: must be the name of"))
        .anySatisfy(line -> assertThat(line).isEqualTo("--set: must be followed by NAME=VALUE"));
    assertThatThrownBy(resolution::orElseThrow)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("API_PORT")
        .hasMessageContaining("LOG_FORMAT");
  }

  @Test
  void a_name_twice_in_the_env_file_is_a_warning_and_the_last_counts() {
    Path env = file(folder, "x.env", "API_PORT=1\nAPI_PORT=2\n");
    Resolution resolution = Settings.resolve(Sources.none().withEnvFile(env));

    assertThat(resolution.orElseThrow().get(Catalogue.API_PORT)).isEqualTo(2);
    assertThat(warnings(resolution))
        .containsExactly("API_PORT: overrides the same name at " + env + ":1 (from " + env + ":2)");
  }

  @Test
  void an_env_file_that_is_named_must_be_there() {
    Path missing = folder.resolve("missing.env");

    assertThat(lines(Settings.resolve(Sources.none().withEnvFile(missing))))
        .containsExactly(
            missing + ": must be a readable env file, but there is no such file; check --env-file");
  }

  @Test
  void an_unset_value_is_found_empty_and_cannot_be_had() {
    Settings settings = Settings.of();

    assertThat(settings.find(Catalogue.SENTRY_DSN)).isEmpty();
    assertThatThrownBy(() -> settings.get(Catalogue.SENTRY_DSN))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("SENTRY_DSN is unset");
  }

  @Test
  void the_sidecar_has_its_own_port_and_log_folder_beside_another_server() {
    Settings alone = Settings.of("API_PORT=8000", "LOG_DIR=a");
    Settings beside =
        Settings.of("API_PORT=8000", "SIDECAR_PORT=9125", "LOG_DIR=a", "SIDECAR_LOG_DIR=b");

    assertThat(alone.port()).isEqualTo(8000);
    assertThat(alone.logDir()).isEqualTo(Path.of("a"));
    assertThat(beside.port()).isEqualTo(9125);
    assertThat(beside.logDir()).isEqualTo(Path.of("b"));
  }

  @Test
  void the_process_is_read_with_its_properties() {
    System.setProperty("glossary.APP_NAME", "of the process");
    try {
      assertThat(Sources.ofProcess().properties())
          .containsEntry("glossary.APP_NAME", "of the process");
      assertThat(Sources.ofProcess().environment()).isEqualTo(System.getenv());
    } finally {
      System.clearProperty("glossary.APP_NAME");
    }
  }
}
