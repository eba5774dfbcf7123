package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Finding BAD =
      new Finding(Figures.NONE, List.of(Issues.CHECK_FAILED.of("x", "y")));

  private final CountDownLatch release = new CountDownLatch(1);
  private Runner runner;

  @AfterEach
  void close() {
    release.countDown();
    runner.close();
  }

  @Test
  void a_check_that_hangs_holds_up_no_other_and_is_not_started_twice() {
    AtomicInteger hung = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    Board board =
        run(
            plan(
                Subsystem.DISK,
                () -> {
                  hung.incrementAndGet();
                  release.await();
                  return Finding.well(Figures.NONE);
                }),
            plan(Subsystem.MEMORY, () -> counted(others)));

    Eventually.holds("others run on", () -> others.get() > 20);
    assertThat(hung.get()).isEqualTo(1);
    Eventually.holds("stale", () -> board.report(Subsystem.DISK).stale());
    Eventually.holds("unhealthy", () -> board.report(Subsystem.DISK).status() == Status.UNHEALTHY);
    assertThat(board.report(Subsystem.MEMORY).status()).isEqualTo(Status.HEALTHY);
    release.countDown();
    Eventually.holds("well", () -> board.report(Subsystem.DISK).status() == Status.HEALTHY);
    Eventually.holds("runs again", () -> hung.get() > 1);
  }

  @Test
  void what_a_check_throws_is_an_issue_and_it_runs_again() {
    AtomicInteger runs = new AtomicInteger();
    Board board =
        run(
            plan(
                Subsystem.DISK,
                () -> {
                  switch (runs.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("/secret/path");
                    case 2 -> throw new NoClassDefFoundError("gone");
                    case 3 -> throw new StackOverflowError();
                    default -> release.await();
                  }
                  return BAD;
                }));

    Eventually.holds("four runs", () -> runs.get() == 4);
    assertThat(board.report().issues())
        .extracting(Issue::code)
        .contains("CHECK-FAILED")
        .doesNotContain("/secret/path");
  }

  @Test
  void changes_are_kept_and_told_also_when_a_listener_fails() {
    List<Transition> heard = new CopyOnWriteArrayList<>();
    AtomicInteger runs = new AtomicInteger();
    Board board =
        board(
            plan(
                Subsystem.DISK,
                () -> runs.incrementAndGet() <= 3 ? BAD : Finding.well(Figures.NONE)));
    board.addListener(
        change -> {
          throw new IllegalStateException("a listener of others");
        });
    board.addListener(heard::add);
    start(board);

    Eventually.holds("both changes", () -> heard.size() == 2);
    assertThat(heard).extracting(Transition::to).containsExactly(Status.DEGRADED, Status.HEALTHY);
    assertThat(heard.get(0).from()).isNull();
    assertThat(heard.get(0).cause()).contains("LOG_LEVEL=DEBUG");
    assertThat(board.transitions()).containsExactly(heard.get(1), heard.get(0));
  }

  @Test
  void a_hundred_changes_are_kept() {
    ManualTime time = new ManualTime();
    Plan plan = Plan.of("disk", Subsystem.DISK, Duration.ofSeconds(1), Duration.ofSeconds(1), null);
    Board board = new Board(List.of(plan), Map.of(), time.time());
    runner = new Runner(board, time.time());
    Slot slot = board.slots().get(0);
    for (int i = 0; i < 150; i++) {
      for (Finding finding : List.of(BAD, BAD, Finding.well(Figures.NONE))) {
        time.passes(Duration.ofSeconds(1));
        slot.start();
        slot.finish(finding);
        board.compare();
      }
    }

    assertThat(board.transitions()).hasSize(100);
    assertThat(board.transitions().get(0).to()).isEqualTo(Status.HEALTHY);
  }

  @Test
  void nothing_is_left_running_when_it_is_closed() {
    AtomicInteger runs = new AtomicInteger();
    run(plan(Subsystem.DISK, () -> counted(runs)));
    Eventually.holds("ran", () -> runs.get() > 2);
    runner.close();

    Eventually.holds("no thread of ours", () -> threads().isEmpty());
  }

  private Board run(Plan... plans) {
    Board board = board(plans);
    start(board);
    return board;
  }

  private static Board board(Plan... plans) {
    return new Board(List.of(plans), Map.of(), Time.of(Clock.systemUTC()));
  }

  private void start(Board board) {
    runner = new Runner(board, Time.of(Clock.systemUTC()));
    runner.start();
  }

  private static Plan plan(Subsystem subsystem, Check check) {
    return Plan.of(subsystem.key(), subsystem, OFTEN, Duration.ofMillis(100), check);
  }

  private static Finding counted(AtomicInteger runs) {
    runs.incrementAndGet();
    return Finding.well(Figures.NONE);
  }

  private static List<String> threads() {
    List<String> names = new ArrayList<>();
    Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.equals("health") || name.startsWith("health-check"))
        .forEach(names::add);
    return names;
  }
}
