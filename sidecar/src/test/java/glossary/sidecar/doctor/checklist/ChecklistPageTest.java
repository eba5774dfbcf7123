package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** To write the page anew: {@code -Dglossary.regenerate=true}. */
class ChecklistPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .getParent()
          .resolve("docs/deployment-checklist.md");

  @Test
  void the_page_is_current() throws IOException {
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.writeString(PAGE, ChecklistPage.text());
    }
    assertThat(PAGE).hasContent(ChecklistPage.text());
  }

  @Test
  void there_are_more_than_sixty_checks_in_all_groups_each_with_an_id_of_its_own() {
    assertThat(Checks.ALL).hasSizeGreaterThan(60);
    assertThat(Checks.ALL).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(Checks.ALL).extracting(Check::group).containsAll(Arrays.asList(Group.values()));
    assertThat(Checks.ALL)
        .allSatisfy(
            check -> {
              assertThat(check.title()).isNotBlank().doesNotEndWith(".");
              assertThat(check.looksAt()).isNotBlank();
              assertThat(check.next()).isNotBlank();
            });
  }
}
