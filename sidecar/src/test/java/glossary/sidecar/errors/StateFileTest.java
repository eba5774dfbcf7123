package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.LogLevel;
import glossary.sidecar.testing.MovedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
  @TempDir private Path folder;

  private final MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");

  @Test
  void what_was_written_is_read_with_its_rates() {
    ErrorGroups groups = groups();
    ErrorCounts counts = new ErrorCounts(clock);
    counts.add(LogLevel.ERROR, "IOException");
    new StateFile(file()).write(new StateFile.State(counts.figures(), groups.stored()));

    StateFile.State read = new StateFile(file()).read().orElseThrow();
    ErrorGroups restored = new ErrorGroups(10, 10, clock);
    restored.restore(read.groups());

    assertThat(restored.all()).isEqualTo(groups.all());
    assertThat(restored.find("a").orElseThrow().rates().over1()).isEqualTo(4);
    assertThat(read.counts()).isEqualTo(counts.figures());
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_file_that_is_cut_anywhere_is_set_aside_and_never_an_error() throws IOException {
    new StateFile(file()).write(new StateFile.State(ErrorCounts.Figures.NONE, groups().stored()));
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(), Arrays.copyOf(whole, length));

      assertThat(new StateFile(file()).read()).as("cut at %d", length).isEmpty();
      assertThat(file()).doesNotExist();
      assertThat(folder.resolve("errors.json.damaged")).hasSize(length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"version\":2,\"since\":0,\"levels\":{},\"types\":{},\"groups\":[]}",
        "{\"version\":1,\"since\":0,\"levels\":{\"LOUD\":1},\"types\":{},\"groups\":[]}",
        "{\"version\":1,\"since\":0,\"levels\":{},\"types\":{},\"groups\":[{}]}",
        "{\"version\":1,\"since\":9e99,\"levels\":{},\"types\":{},\"groups\":[]}",
        "{\"version\":1,\"since\":0,\"levels\":{},\"types\":{},\"groups\":[]} x"
      })
  void a_file_of_others_is_set_aside(String text) throws IOException {
    Files.writeString(file(), text);

    assertThat(new StateFile(file()).read()).isEmpty();
    assertThat(folder.resolve("errors.json.damaged")).hasContent(text);
  }

  @Test
  void no_file_is_a_first_start() {
    assertThat(new StateFile(file()).read()).isEqualTo(Optional.empty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void more_groups_than_there_is_room_for_leave_the_newest() {
    ErrorGroups many = new ErrorGroups(100, 10, clock);
    for (int i = 0; i < 100; i++) {
      String kind = "k" + i;
      many.record(kind, () -> ErrorGroupsTest.sample(kind, ""));
    }
    ErrorGroups few = new ErrorGroups(10, 10, clock);
    few.restore(many.stored());

    assertThat(few.all()).hasSize(10).extracting(ErrorGroup::type).contains("k99", "k90");
  }

  private ErrorGroups groups() {
    ErrorGroups groups = new ErrorGroups(10, 2, clock);
    for (int i = 0; i < 3; i++) {
      groups.record("a", () -> ErrorGroupsTest.sample("a", "größe \u0000 \ud83d\ude00"));
    }
    groups.record("b", () -> ErrorGroupsTest.sample("b", ""));
    groups.record("a", () -> ErrorGroupsTest.sample("a", ""));
    return groups;
  }

  private Path file() {
    return folder.resolve("errors.json");
  }
}
