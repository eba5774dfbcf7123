package glossary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Resolution resolution =
      Settings.resolve(
          Sources.none()
              .withEnvironment(Map.of("SHOW_ERROR_DETAILS", "false"))
              .withAssignments(List.of("SHOW_ERROR_DETAILS=1", "API_PORT=wrong")));

  @Test
  void it_tells_the_value_and_everything_that_it_overrides() {
    Explanation explanation = resolution.explain(Catalogue.SHOW_ERROR_DETAILS);

    assertThat(explanation.value()).isEqualTo("1");
    assertThat(explanation.origin()).hasToString("--set");
    assertThat(explanation.layers())
        .extracting(step -> step.origin() + " " + step.value())
        .containsExactly(
            "default false", "development template true", "environment false", "--set 1");
    assertThat(explanation.rules())
        .containsExactly("P08 SHOW_ERROR_DETAILS must be false in production; set it to false");
  }

  @Test
  void a_value_that_is_wrong_is_explained_too() {
    assertThat(resolution.settings()).isEmpty();
    assertThat(resolution.explain(Catalogue.API_PORT).value()).isEqualTo("wrong");
  }

  @Test
  void a_setting_that_nobody_set_has_no_layers() {
    Explanation explanation = resolution.explain(Catalogue.EDITOR_TOKEN);

    assertThat(explanation.value()).isEqualTo("(unset)");
    assertThat(explanation.origin()).hasToString("default");
    assertThat(explanation.layers()).isEmpty();
  }

  @Test
  void all_settings_are_listed_in_the_order_of_the_catalogue() {
    assertThat(resolution.explainAll())
        .extracting(Explanation::setting)
        .containsExactlyElementsOf(Catalogue.ALL);
  }
}
