package glossary.config;

import static glossary.config.SourcesForTests.TOKEN;
import static glossary.config.SourcesForTests.file;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.map;
import static glossary.config.SourcesForTests.production;
import static glossary.config.SourcesForTests.set;
import static glossary.config.SourcesForTests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {
  private static final Map<String, String> CONTAINER =
      map(
          "PATH", "/usr/bin:/bin",
          "HOME", "/root",
          "HOSTNAME", "glossary-7d4b9c6f5-x2x8p",
          "USER", "app",
          "LANG", "C.UTF-8",
          "LC_ALL", "C.UTF-8",
          "PWD", "/app",
          "SHLVL", "1",
          "TERM", "xterm",
          "LOGNAME", "app",
          "JAVA_HOME", "/opt/java",
          "JAVA_VERSION", "17.0.15",
          "JAVA_TOOL_OPTIONS", "-Xmx256m",
          "LOG_DIRS", "/var/log/kafka",
          "LOGS_DIR", "/var/log",
          "APP_HOME", "/app",
          "APP_HOST", "app",
          "APP_PORT", "8080",
          "API_KEY", "k",
          "HTTP_PORT", "8080",
          "REDIS_URL", "redis://redis",
          "CACHE_URL", "redis://redis",
          "NODE_ENV", "production",
          "BASE_URL", "https://example.org",
          "SSL_CERT_FILE", "/etc/ssl/cert.pem",
          "SSL_CERT_DIR", "/etc/ssl",
          "KUBERNETES_PORT", "tcp://10.96.0.1:443",
          "KUBERNETES_PORT_443_TCP", "tcp://10.96.0.1:443",
          "KUBERNETES_PORT_443_TCP_ADDR", "10.96.0.1",
          "KUBERNETES_SERVICE_HOST", "10.96.0.1",
          "GLOSSARY_PORT", "tcp://10.96.7.7:9123",
          "GLOSSARY_PORT_9123_TCP", "tcp://10.96.7.7:9123",
          "GLOSSARY_PORT_9123_TCP_PORT", "9123",
          "GLOSSARY_SERVICE_HOST", "10.96.7.7",
          "GLOSSARY_SERVICE_PORT", "9123",
          "METRICS_PORT_9124_TCP_ADDR", "10.96.7.7",
          "GLOSSARY_AGENT_TELEMETRY_DIR", "/dev/shm/x");

  @TempDir Path folder;

  private Resolution envFile(String text) {
    return Settings.resolve(Sources.none().withEnvFile(file(folder, "e", text)));
  }

  @Test
  void the_names_of_other_programs_in_the_environment_are_left_alone() {
    Map<String, String> production = new HashMap<>(CONTAINER);
    production.put("ENVIRONMENT", "production");
    production.put("ADMIN_TOKEN", TOKEN);
    Resolution resolution = Settings.resolve(Sources.none().withEnvironment(production));

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "API_PROT, API_PORT",
    "LOG_LEVLE, LOG_LEVEL",
    "BACKUP_SHEDULE, BACKUP_SCHEDULE",
    "RATE_LIMIT_REQEST, RATE_LIMIT_REQUESTS",
    "ADMIN_TOKN_FILE, ADMIN_TOKEN_FILE",
    "ENVIROMENT, ENVIRONMENT"
  })
  void a_mistyped_name_in_the_environment_is_a_warning(String name, String meant) {
    assertThat(warnings(SourcesForTests.environment(name, "x")))
        .containsExactly(name + ": is no setting; did you mean " + meant + "? (from environment)");
  }

  @ParameterizedTest
  @CsvSource({"DEBGU, DEBUG", "api_port, API_PORT", "API.PORT, API_PORT", "LOGDIRS, LOG_DIR"})
  void a_mistyped_name_in_the_env_file_is_a_warning_with_its_line(String name, String meant) {
    assertThat(warnings(envFile(name + "=x")))
        .containsExactly(
            "%s: is no setting; did you mean %s? (from %s:1)"
                .formatted(name, meant, folder.resolve("e")));
  }

  @Test
  void in_production_a_mistyped_name_is_a_problem() {
    assertThat(lines(envFile("ENVIRONMENT=production\nADMIN_TOKEN=" + TOKEN + "\nAPI_PROT=1")))
        .containsExactly(
            "API_PROT: must be the name of a setting (from %s:3); did you mean API_PORT?"
                .formatted(folder.resolve("e")));
  }

  @Test
  void any_other_name_in_the_env_file_is_a_warning_even_in_production() {
    Resolution resolution =
        envFile("ENVIRONMENT=production\nADMIN_TOKEN=" + TOKEN + "\nVITE_API_BASE=http://x");

    assertThat(lines(resolution)).isEmpty();
    assertThat(warnings(resolution))
        .containsExactly(
            "VITE_API_BASE: is no setting and has no effect (from %s:3)"
                .formatted(folder.resolve("e")));
  }

  @Test
  void an_unknown_name_behind_set_is_a_problem_everywhere() {
    assertThat(lines(set("API_PROT=1")))
        .containsExactly(
            "API_PROT: must be the name of a setting (from --set); did you mean API_PORT?");
    assertThat(lines(set("PATH=1"))).hasSize(1);
    assertThat(lines(set("ADMIN_TOKEN_FILE=x"))).singleElement().asString().contains("NAME_FILE");
  }

  @Test
  void a_system_property_with_our_prefix_is_judged_and_the_agents_are_not() {
    Resolution resolution =
        Settings.resolve(
            Sources.none()
                .withProperties(
                    map(
                        "glossary.API_PROT", "1",
                        "glossary.SOMETHING", "1",
                        "glossary.regenerate", "true",
                        "glossary.agent.headers", "safe",
                        "java.version", "17")));

    assertThat(warnings(resolution))
        .containsExactly(
            "glossary.API_PROT: is no setting; did you mean glossary.API_PORT? (from system"
                + " property)",
            "glossary.SOMETHING: is no setting and has no effect (from system property)");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void a_named_file_as_a_system_property_is_a_problem_not_ignored() {
    assertThat(
            lines(
                Settings.resolve(
                    Sources.none().withProperties(map("glossary.ADMIN_TOKEN_FILE", "x")))))
        .containsExactly(
            "glossary.ADMIN_TOKEN_FILE: must be the name of a setting (from system property); give"
                + " NAME_FILE in the environment or the env file");
  }

  @Test
  void an_edit_is_a_letter_added_dropped_changed_or_swapped() {
    assertThat(NearNames.edits("API_PORT", "API_PORT")).isZero();
    assertThat(NearNames.edits("API_PROT", "API_PORT")).isEqualTo(1);
    assertThat(NearNames.edits("AP_PORT", "API_PORT")).isEqualTo(1);
    assertThat(NearNames.edits("APII_PORTS", "API_PORT")).isEqualTo(2);
    assertThat(NearNames.edits("", "ABC")).isEqualTo(3);
  }

  @Test
  void a_production_with_no_unknown_name_is_fine() {
    assertThat(production().problems()).isEmpty();
  }
}
