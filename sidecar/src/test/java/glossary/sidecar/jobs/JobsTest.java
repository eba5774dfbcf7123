package glossary.sidecar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.http.Json;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.RequestContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class JobsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Json NOTHING = out -> out.writeNull();
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Jobs jobs = new Jobs(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(200));
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    jobs.close();
  }

  @Test
  void a_job_is_queued_runs_and_is_done_with_its_result() throws Exception {
    Json result = out -> out.writeString("made");
    Job started =
        jobs.start(
            JobKind.BACKUP,
            progress -> {
              progress.at("snapshot", 0.5);
              return result;
            });

    assertThat(started.id()).matches("[0-9a-f]{16}");
    assertThat(jobs.await(started.id(), LONG))
        .hasValueSatisfying(
            job -> {
              assertThat(job.state()).isEqualTo(JobState.DONE);
              assertThat(job.percent()).isEqualTo(100);
              assertThat(job.stage()).isEqualTo("snapshot");
              assertThat(job.result()).contains(result);
              assertThat(job.error()).isEmpty();
              assertThat(job.finishedAt()).contains(NOW);
            });
  }

  @Test
  void it_runs_in_the_context_of_the_request_that_started_it() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    JobWork work =
        progress -> {
          seen.add(String.valueOf(MDC.get(RequestContext.REQUEST_ID)));
          return NOTHING;
        };
    MDC.put(RequestContext.REQUEST_ID, "r-1");
    Job ofRequest = jobs.start(JobKind.BACKUP, work);
    MDC.clear();
    jobs.await(ofRequest.id(), LONG);
    jobs.await(jobs.start(JobKind.BACKUP, work).id(), LONG);

    assertThat(seen).containsExactly("r-1", "null");
  }

  @Test
  void its_progress_shows_while_it_runs_and_never_falls() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Job started =
        jobs.start(
            JobKind.DRILL,
            progress -> {
              progress.at("checking", 0.409);
              progress.at("searching", 0.1);
              progress.at("searching", Double.NaN);
              told.countDown();
              release.await();
              return NOTHING;
            });
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();

    Job now = jobs.find(started.id()).orElseThrow();
    assertThat(now.state()).isEqualTo(JobState.RUNNING);
    assertThat(now.percent()).isEqualTo(40);
    assertThat(now.stage()).isEqualTo("searching");
    assertThat(now.startedAt()).contains(NOW);
    assertThat(jobs.await(started.id(), Duration.ZERO)).hasValue(now);
    assertThat(jobs.active()).containsExactly(now);
  }

  @Test
  void a_failure_that_was_meant_is_told_and_any_other_goes_to_the_log() throws Exception {
    assertThat(failure(new JobFailed("The disk is full.", null))).isEqualTo("The disk is full.");
    assertThat(failure(new Problem(409, "Try again."))).isEqualTo("Try again.");
    assertThat(failure(new IOException("/secret/path")))
        .isEqualTo("It failed inside the sidecar (IOException); the log has the cause.");
    assertThat(failure(new IllegalStateException("SELECT 1"))).doesNotContain("SELECT");
  }

  @Test
  void an_error_of_the_virtual_machine_ends_the_job_too() throws Exception {
    Job started =
        jobs.start(
            JobKind.IMPORT,
            progress -> {
              throw new StackOverflowError();
            });

    assertThat(jobs.await(started.id(), LONG).orElseThrow().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void more_than_what_may_wait_is_refused() {
    IntStream.range(0, 2 + 16).forEach(i -> jobs.start(JobKind.VERIFY, this::blocked));

    assertThatThrownBy(() -> jobs.start(JobKind.VERIFY, this::blocked))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Try again");
    assertThat(jobs.active()).hasSize(18);
  }

  @Test
  void only_the_last_two_hundred_are_remembered() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 202; i++) {
      ids.add(jobs.start(JobKind.BACKUP, progress -> NOTHING).id());
      jobs.await(ids.get(i), LONG);
    }

    assertThat(ids.stream().filter(id -> jobs.find(id).isPresent())).hasSize(200);
    assertThat(jobs.find(ids.get(201))).isPresent();
  }

  @Test
  void closing_fails_what_waits_and_interrupts_what_does_not_end() throws Exception {
    List<Job> running =
        List.of(jobs.start(JobKind.DRILL, this::blocked), jobs.start(JobKind.DRILL, this::blocked));
    Job waiting = jobs.start(JobKind.BACKUP, progress -> NOTHING);

    jobs.close();

    assertThat(jobs.find(waiting.id()).orElseThrow().error())
        .contains("The sidecar was stopped before this began.");
    assertThat(running)
        .allSatisfy(
            job ->
                assertThat(jobs.await(job.id(), LONG).orElseThrow().state())
                    .isEqualTo(JobState.FAILED));
    assertThatThrownBy(() -> jobs.start(JobKind.BACKUP, progress -> NOTHING))
        .hasMessage("The sidecar is being stopped.");
  }

  @Test
  void work_that_asks_whether_to_go_on_ends_by_itself() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Job job =
        jobs.start(
            JobKind.DRILL,
            progress -> {
              begun.countDown();
              while (progress.goOn()) {
                Thread.onSpinWait();
              }
              return NOTHING;
            });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    jobs.close();

    assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void an_unknown_id_finds_nothing() throws Exception {
    assertThat(jobs.find("../../etc/passwd")).isEmpty();
    assertThat(jobs.await("", LONG)).isEmpty();
  }

  private Json blocked(JobProgress progress) throws InterruptedException {
    release.await();
    return NOTHING;
  }

  private String failure(Exception thrown) throws Exception {
    Job job =
        jobs.start(
            JobKind.RESTORE,
            progress -> {
              throw thrown;
            });
    return jobs.await(job.id(), LONG).orElseThrow().error().orElseThrow();
  }
}
