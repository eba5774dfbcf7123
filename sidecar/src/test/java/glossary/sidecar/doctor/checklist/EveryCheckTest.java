package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each check objects to what is wrong and accepts what is right, by real files and processes. */
class EveryCheckTest {
  private static final List<CheckCase> CASES =
      Stream.of(
              ConfigurationCases.ALL,
              DatabaseCases.ALL,
              IndexCases.ALL,
              BackupCases.ALL,
              SecurityCases.ALL,
              MachineCases.ALL,
              FileCases.ALL)
          .flatMap(List::stream)
          .toList();

  @TempDir Path folder;

  @Test
  void no_check_is_without_a_case() {
    assertThat(CASES)
        .extracting(CheckCase::id)
        .containsExactlyInAnyOrderElementsOf(Checks.ALL.stream().map(Check::id).toList());
  }

  @TestFactory
  Stream<DynamicContainer> each() {
    return CASES.stream()
        .map(
            one ->
                DynamicContainer.dynamicContainer(
                    one.id(),
                    List.of(
                        DynamicTest.dynamicTest("objects", () -> objects(one)),
                        DynamicTest.dynamicTest("accepts", () -> accepts(one)))));
  }

  private void objects(CheckCase one) throws Exception {
    Outcome outcome = one.wrong().of(place(one, "wrong"), one.id());

    assertThat(outcome.level()).as(outcome.found()).isEqualTo(one.objection());
    assertThat(outcome.found()).doesNotContain("could not be looked at", "given up");
  }

  private void accepts(CheckCase one) throws Exception {
    Outcome outcome = one.right().of(place(one, "right"), one.id());

    assertThat(outcome.level()).as(outcome.found()).isEqualTo(Level.OK);
  }

  private Path place(CheckCase one, String name) throws Exception {
    return Files.createDirectory(folder.resolve(one.id() + "-" + name));
  }
}
