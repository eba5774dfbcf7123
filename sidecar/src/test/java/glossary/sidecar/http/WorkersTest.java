package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private final Workers workers = new Workers(TestFront.LIMITS.withWorkers(3, 2));
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    workers.stop();
  }

  @Test
  void one_request_after_the_other_needs_one_worker() throws Exception {
    Thread first = run();
    for (int i = 0; i < 20; i++) {
      assertThat(run()).isSameAs(first);
    }
    assertThat(workers.watches()).hasSize(1);
  }

  @Test
  void the_worker_that_became_idle_last_is_taken() throws Exception {
    CompletableFuture<Thread> long1 = begin();
    Thread second = run();
    release.countDown();
    Thread first = long1.get(10, TimeUnit.SECONDS);
    idle();

    assertThat(first).isNotSameAs(second);
    assertThat(run()).isSameAs(first);
    assertThat(run()).isSameAs(first);
  }

  @Test
  void what_finds_every_worker_busy_waits_and_what_finds_the_queue_full_is_refused()
      throws Exception {
    for (int i = 0; i < 3; i++) {
      begin();
    }
    CompletableFuture<Thread> fourth = begin();
    CompletableFuture<Thread> fifth = begin();

    assertThat(workers.queued()).isEqualTo(2);
    assertThat(workers.waitingInVain()).isEqualTo(2);
    assertThatThrownBy(this::begin).isInstanceOf(RejectedExecutionException.class);
    assertThat(workers.refused()).isEqualTo(1);
    assertThat(workers.open()).isEqualTo(5);
    release.countDown();
    fourth.get(10, TimeUnit.SECONDS);
    fifth.get(10, TimeUnit.SECONDS);
    idle();
    assertThat(workers.watches()).hasSize(3);
  }

  @Test
  void a_worker_survives_an_error_and_a_left_interrupt() throws Exception {
    Thread first = run();
    first.setUncaughtExceptionHandler((thread, expected) -> {});
    workers.execute(
        () -> {
          Thread.currentThread().interrupt();
          throw new AssertionError("thrown on purpose");
        });
    idle();

    assertThat(run()).isSameAs(first);
    assertThat(first.isInterrupted()).isFalse();
  }

  @Test
  void workers_end_when_stopped_and_nothing_more_is_taken() throws Exception {
    Thread worker = run();
    workers.stop();
    worker.join(10_000);

    assertThat(worker.isAlive()).isFalse();
    assertThatThrownBy(this::begin).isInstanceOf(RejectedExecutionException.class);
  }

  /** Runs until {@link #release} is counted down; gives the thread at the end. */
  private CompletableFuture<Thread> begin() {
    CompletableFuture<Thread> ended = new CompletableFuture<>();
    workers.execute(
        () -> {
          awaitQuietly();
          ended.complete(Thread.currentThread());
        });
    return ended;
  }

  private Thread run() throws Exception {
    CompletableFuture<Thread> ended = new CompletableFuture<>();
    workers.execute(() -> ended.complete(Thread.currentThread()));
    Thread worker = ended.get(10, TimeUnit.SECONDS);
    TestFront.await("at rest", () -> worker.getState() == Thread.State.WAITING);
    return worker;
  }

  private void idle() throws InterruptedException {
    TestFront.await("idle", () -> workers.open() == 0);
    TestFront.await("at rest", () -> workers.idle() == workers.watches().size());
  }

  private void awaitQuietly() {
    try {
      release.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }
}
