package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminerTest {
  @TempDir Path folder;

  @Test
  void a_check_that_fails_or_hangs_is_a_finding_and_ends_no_other() {
    Check fails =
        check(
            "A",
            situation -> {
              throw new IOException("no\u001b[31m such\nfile");
            });
    Check hangs =
        check(
            "B",
            situation -> {
              new CountDownLatch(1).await();
              return Outcome.ok("never");
            });
    Check looks = check("C", situation -> Outcome.ok("well"));

    try (Situation situation = Deployment.in(folder).situation()) {
      List<Result> results =
          new Examiner(Duration.ofSeconds(3))
              .examine(List.of(fails, hangs, hangs, looks), situation);

      assertThat(results)
          .extracting(result -> result.outcome().level())
          .containsExactly(Level.WARNING, Level.WARNING, Level.WARNING, Level.OK);
      assertThat(results.get(0).outcome().found())
          .isEqualTo("It could not be looked at (IOException: no [31m such file).");
      assertThat(results.get(1).outcome().found()).contains("given up");
    }
  }

  @Test
  void with_settings_that_cannot_be_used_the_first_check_says_why_and_the_others_wait() {
    Deployment wrong = Deployment.in(folder, "API_PORT=many");

    assertThat(wrong.outcome("CFG-01").level()).isEqualTo(Level.PROBLEM);
    assertThat(wrong.outcome("CFG-01").found()).contains("API_PORT").contains("many");
    assertThat(wrong.outcome("DB-01").level()).isEqualTo(Level.NOT_APPLICABLE);
    assertThat(wrong.mended()).isEmpty();
  }

  private static Check check(String id, Check.Look look) {
    return Check.of(Group.FILES, id, "title", "looks at", "next", look);
  }
}
