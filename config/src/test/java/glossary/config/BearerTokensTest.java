package glossary.config;

import static glossary.config.SourcesForTests.file;
import static glossary.config.SourcesForTests.lines;
import static glossary.config.SourcesForTests.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {
  private static final String OLD = "old-4f9c1b7ae2d85360";
  private static final String NEW = "new-8b3f0d6c52e94a17";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"old,new", "old, new", "old\nnew", "\r\n old \r\n\r\nnew\n", "old,new,old,"})
  void a_role_has_two_tokens_while_one_is_replaced(String text) {
    BearerTokens tokens = Settings.of("ADMIN_TOKEN=" + text).get(Catalogue.ADMIN_TOKEN);

    assertThat(tokens.reveal()).containsExactly("old", "new");
    assertThat(tokens).hasToString("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,c", ",", "two words", "t\u00f6ken", "a\u0000b", "a\tb", "\u202ea"})
  void what_no_header_can_carry_or_is_too_much_is_refused_and_not_shown(String text) {
    assertThat(lines(set("EDITOR_TOKEN=" + text)))
        .singleElement()
        .asString()
        .startsWith("EDITOR_TOKEN: must ")
        .contains("found ***");
  }

  @Test
  void a_file_that_changes_can_be_read_again() throws IOException {
    Path file = file(folder, "admin", OLD + "\n");
    Settings before = fromFile(file, "production");
    assertThat(before.file(Catalogue.ADMIN_TOKEN)).contains(file);
    assertThat(before.file(Catalogue.EDITOR_TOKEN)).isEmpty();

    Files.writeString(file, OLD + "\n" + NEW + "\n");
    Settings both = before.withFile(Catalogue.ADMIN_TOKEN, file);
    Files.writeString(file, NEW);
    Settings after = both.withFile(Catalogue.ADMIN_TOKEN, file);

    assertThat(both.get(Catalogue.ADMIN_TOKEN).reveal()).containsExactly(OLD, NEW);
    assertThat(after.get(Catalogue.ADMIN_TOKEN).reveal()).containsExactly(NEW);
    assertThat(after.file(Catalogue.ADMIN_TOKEN)).contains(file);
    assertThat(before.get(Catalogue.ADMIN_TOKEN).reveal()).containsExactly(OLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "short",
        "change-me-in-production",
        NEW + ",short",
        "\u00ff",
        "a b c d e f g h i j k"
      })
  void a_file_that_now_holds_what_production_forbids_is_refused_without_its_content(String content)
      throws IOException {
    Path file = file(folder, "admin", OLD);
    Settings settings = fromFile(file, "production");
    Files.writeString(file, content);

    assertThatThrownBy(() -> settings.withFile(Catalogue.ADMIN_TOKEN, file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ADMIN_TOKEN")
        .message()
        .doesNotContain("change-me", "short", "a b c");
  }

  @Test
  void a_file_that_is_gone_and_a_token_of_another_role_are_refused() throws IOException {
    Path file = file(folder, "admin", OLD);
    Settings settings = fromFile(file, "development");
    assertThat(settings.get(Catalogue.READER_TOKEN).reveal()).isEqualTo(List.of("reads"));

    Files.writeString(file, "reads");
    assertThatThrownBy(() -> settings.withFile(Catalogue.ADMIN_TOKEN, file))
        .hasMessageStartingWith("C08 ");
    Files.delete(file);
    assertThatThrownBy(() -> settings.withFile(Catalogue.ADMIN_TOKEN, file))
        .hasMessageContaining("there is no such file");
  }

  private static Settings fromFile(Path file, String environment) {
    return Settings.resolve(
            Sources.none()
                .withEnvironment(
                    Map.of("ADMIN_TOKEN_FILE", file.toString(), "ENVIRONMENT", environment))
                .withAssignments(
                    environment.equals("production") ? List.of() : List.of("READER_TOKEN=reads")))
        .orElseThrow();
  }
}
