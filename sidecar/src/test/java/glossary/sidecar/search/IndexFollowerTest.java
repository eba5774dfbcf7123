package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.http.Problem;
import glossary.sidecar.search.IndexState.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowerTest {
  private static final Instant NOW = Instant.parse("2025-11-19T10:00:00Z");

  @TempDir Path folder;
  private final FakeSource source = new FakeSource().put(en(1, "valve"), en(2, "seat"));
  private ShadowIndex index;
  private IndexFollower follower;

  @BeforeEach
  void open() {
    index = ShadowIndex.open(folder);
    follower = newFollower(Duration.ofMillis(5));
  }

  @AfterEach
  void close() throws IOException {
    follower.close();
    index.close();
  }

  private IndexFollower newFollower(Duration poll) {
    return new IndexFollower(index, source, poll, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void it_builds_the_index_and_then_follows_each_change() {
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    assertThat(follower.state().entries()).isEqualTo(2);
    assertThat(follower.state().lastSync()).isEqualTo(NOW);
    assertThat(follower.state().lag()).isZero();

    source.put(en(3, "pump"));
    await(() -> terms(index, "pump").size() == 1);
    source.remove(3);
    await(() -> terms(index, "pump").isEmpty());
  }

  @Test
  void after_a_restart_nothing_is_read_if_nothing_has_changed() throws IOException {
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    close();
    int scans = source.scans.get();

    open();
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    assertThat(source.scans).hasValue(scans);
    assertThat(follower.state().entries()).isEqualTo(2);
  }

  @Test
  void while_the_source_is_away_the_index_answers_as_before_and_the_state_says_why() {
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    source.away(true);
    await(() -> follower.state().kind() == Kind.WAITING);

    assertThat(follower.state().lastError()).isEqualTo("The glossary is awaited.");
    assertThat(follower.state().built()).isTrue();
    assertThat(terms(index, "valve")).containsExactly("valve");

    source.put(en(3, "pump"));
    source.away(false);
    await(() -> follower.state().kind() == Kind.READY);
    assertThat(terms(index, "pump")).containsExactly("pump");
    assertThat(follower.state().lastError()).isNull();
  }

  @Test
  void a_source_that_breaks_off_is_tried_again() {
    source.breakAfter(1);
    follower.start();
    await(() -> source.scans.get() > 2);
    assertThat(follower.state().built()).isFalse();
    assertThat(follower.state().lag()).isPositive();

    source.breakAfter(Integer.MAX_VALUE);
    await(() -> follower.state().kind() == Kind.READY);
  }

  @Test
  void a_rebuild_writes_everything_anew_while_searches_go_on() throws InterruptedException {
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    long generation = follower.state().generation();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    source.betweenEntries(
        () -> {
          inside.countDown();
          awaitLatch(goOn);
        });

    follower.requestRebuild();
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(follower.state().kind()).isEqualTo(Kind.BUILDING);
    assertThat(follower.state().total()).isEqualTo(2);
    assertThat(terms(index, "valve")).containsExactly("valve");
    goOn.countDown();

    await(() -> follower.state().kind() == Kind.READY);
    assertThat(follower.state().generation()).isGreaterThan(generation);
    assertThat(follower.state().entries()).isEqualTo(2);
  }

  @Test
  void an_index_that_could_not_be_read_is_built_anew() {
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    int scans = source.scans.get();

    assertThatThrownBy(
            () ->
                index.read(
                    searcher -> {
                      throw new IOException("the disk is bad");
                    }))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503))
        .hasMessageNotContaining("disk");

    await(() -> source.scans.get() > scans && !index.damaged());
    assertThat(terms(index, "valve")).containsExactly("valve");
  }

  @Test
  void even_a_fault_of_the_source_itself_does_not_end_the_following() {
    AtomicInteger left = new AtomicInteger(3);
    source.betweenEntries(
        () -> {
          if (left.decrementAndGet() == 0) {
            throw new StackOverflowError();
          }
        });
    follower.start();
    source.put(en(3, "pump"), en(4, "motor"));

    await(() -> follower.state().kind() == Kind.READY && left.get() < 0);
    assertThat(index.read(IndexContents::of).ids()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void an_own_change_is_found_when_the_call_returns() throws IOException {
    follower = newFollower(Duration.ofHours(1));
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);

    source.put(en(3, "pump"));
    follower.entryChanged(3);
    assertThat(terms(index, "pump")).containsExactly("pump");
    source.remove(3);
    follower.entryChanged(3);
    assertThat(terms(index, "pump")).isEmpty();
  }

  @Test
  void closing_does_not_wait_for_a_long_sync() {
    for (int id = 10; id < 50_000; id++) {
      source.put(en(id, "term"));
    }
    CountDownLatch inside = new CountDownLatch(1);
    source.betweenEntries(inside::countDown);
    follower.start();
    awaitLatch(inside);

    follower.close();
    assertThat(index.committed().complete()).isFalse();
  }

  @Test
  void searches_go_on_without_fault_while_the_index_is_changed() throws Exception {
    for (int id = 10; id < 2_000; id++) {
      source.put(en(id, "word " + id % 7, "a valve"));
    }
    follower.start();
    await(() -> follower.state().kind() == Kind.READY);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<Throwable> fault = new AtomicReference<>();
    Thread searching = new Thread(() -> searchUntil(stop, fault));
    searching.start();
    for (int round = 0; round < 15; round++) {
      source.put(en(10 + round, "changed " + round));
      int changed = round;
      await(() -> terms(index, "\"changed " + changed + "\"").size() == 1);
    }
    stop.set(true);
    searching.join();
    assertThat(fault.get()).isNull();
  }

  private void searchUntil(AtomicBoolean stop, AtomicReference<Throwable> fault) {
    try {
      while (!stop.get()) {
        assertThat(terms(index, "word")).hasSize(50);
        new GlossarySearch(index).statistics();
      }
    } catch (Throwable failed) {
      fault.set(failed);
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void await(BooleanSupplier condition) {
    long started = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(30));
      LockSupport.parkNanos(1_000_000);
    }
  }
}
