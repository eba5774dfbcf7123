package glossary.config;

import static glossary.config.SourcesForTests.environment;
import static glossary.config.SourcesForTests.file;
import static glossary.config.SourcesForTests.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFileTest {
  @TempDir Path folder;

  private Resolution fromFile(String name, String content) {
    return environment(name, file(folder, "value", content).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
  void one_line_break_at_the_end_is_not_part_of_the_value(String content) {
    Settings settings = fromFile("ADMIN_TOKEN_FILE", content).orElseThrow();

    assertThat(settings.get(Catalogue.ADMIN_TOKEN).reveal()).containsExactly("hunter2");
    assertThat(settings.origin(Catalogue.ADMIN_TOKEN))
        .hasToString("ADMIN_TOKEN_FILE (from environment)");
  }

  @Test
  void a_second_line_break_is_part_of_the_value() {
    assertThat(fromFile("APP_NAME_FILE", " x \n\n").orElseThrow().get(Catalogue.APP_NAME))
        .isEqualTo(" x \n");
    assertThat(lines(fromFile("ALERT_WEBHOOK_SECRET_FILE", "hunter2\n\n")))
        .containsExactly(
            "ALERT_WEBHOOK_SECRET: must be one line without control characters, found *** (8 characters)"
                + " (from ALERT_WEBHOOK_SECRET_FILE (from environment)); look for line breaks at its end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n"})
  void an_empty_file_is_no_way_to_unset_a_secret(String content) {
    assertThat(lines(fromFile("READER_TOKEN_FILE", content)))
        .singleElement()
        .asString()
        .startsWith("READER_TOKEN_FILE:")
        .contains("it is empty");
  }

  @Test
  void any_name_can_come_from_a_file() {
    assertThat(fromFile("API_PORT_FILE", "8123\n").orElseThrow().get(Catalogue.API_PORT))
        .isEqualTo(8123);
    assertThat(fromFile("TLS_KEY_FILE_FILE", "x").problems()).hasSize(1);
  }

  @Test
  void a_setting_whose_own_name_ends_so_is_no_named_file() {
    Settings settings =
        Settings.of("TLS_CERT_FILE=no/such/cert.pem", "TLS_KEY_FILE=no/such/key.pem");

    assertThat(settings.get(Catalogue.TLS_KEY_FILE)).isEqualTo(Path.of("no/such/key.pem"));
  }

  @Test
  void both_ways_at_once_are_a_problem() {
    String path = file(folder, "value", "hunter2").toString();

    assertThat(lines(environment("ADMIN_TOKEN", "hunter3", "ADMIN_TOKEN_FILE", path)))
        .containsExactly(
            "ADMIN_TOKEN: must not be set beside ADMIN_TOKEN_FILE (from environment); remove one of"
                + " the two");
    assertThat(environment("ADMIN_TOKEN", "", "ADMIN_TOKEN_FILE", path).problems()).isEmpty();
    assertThat(environment("ADMIN_TOKEN", "hunter3", "ADMIN_TOKEN_FILE", "").problems()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_a_problem_that_names_it_and_the_reason() {
    Path missing = folder.resolve("missing");

    assertThat(lines(environment("ADMIN_TOKEN_FILE", missing.toString())))
        .containsExactly(
            "ADMIN_TOKEN_FILE: must name a readable file of at most 64 KiB, found "
                + missing
                + " (from environment); there is no such file");
    assertThat(lines(environment("ADMIN_TOKEN_FILE", folder.toString())))
        .singleElement()
        .asString()
        .endsWith("it is not a regular file");
    assertThat(lines(environment("ADMIN_TOKEN_FILE", "a\u0000b")))
        .singleElement()
        .asString()
        .endsWith("it is not a path");
  }

  @Test
  void a_file_has_at_most_64_kib_of_utf_8() throws IOException {
    assertThat(fromFile("APP_NAME_FILE", "x".repeat(65536)).problems()).isEmpty();
    assertThat(lines(fromFile("APP_NAME_FILE", "x".repeat(65537))))
        .singleElement()
        .asString()
        .endsWith("it is larger than 64 KiB");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, 'a'});
    assertThat(lines(environment("APP_NAME_FILE", binary.toString())))
        .singleElement()
        .asString()
        .endsWith("it is not UTF-8");
  }

  @Test
  void a_file_for_a_setting_that_is_not_used_is_not_opened() {
    assertThat(environment("SPACY_MODEL_FILE", "/no/such/file").problems()).isEmpty();
  }
}
