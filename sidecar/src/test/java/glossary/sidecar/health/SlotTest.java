package glossary.sidecar.health;

import static glossary.sidecar.health.Status.DEGRADED;
import static glossary.sidecar.health.Status.HEALTHY;
import static glossary.sidecar.health.Status.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Finding WELL = Finding.well(Figures.builder().set("n", 1L).build());

  private final ManualTime time = new ManualTime();
  private final Plan plan =
      Plan.of("disk", Subsystem.DISK, INTERVAL, Duration.ofSeconds(5), () -> WELL);
  private final Slot slot = new Slot(plan, time.time());

  @Test
  void one_failure_is_not_believed_and_two_are_and_one_success_is() {
    run(WELL);
    assertThat(slot.view().status()).isEqualTo(HEALTHY);
    run(of(UNHEALTHY));
    assertThat(slot.view().status()).isEqualTo(HEALTHY);
    run(of(UNHEALTHY));
    assertThat(slot.view().status()).isEqualTo(UNHEALTHY);
    assertThat(slot.view().issues()).hasSize(1);
    run(WELL);
    assertThat(slot.view().status()).isEqualTo(HEALTHY);
    assertThat(slot.view().issues()).isEmpty();
  }

  @Test
  void failures_with_a_success_between_them_are_not_in_a_row() {
    run(WELL);
    for (int i = 0; i < 5; i++) {
      run(of(DEGRADED));
      run(WELL);
      assertThat(slot.view().status()).isEqualTo(HEALTHY);
    }
  }

  @Test
  void the_first_result_is_believed_whatever_it_is() {
    assertThat(slot.view().known()).isFalse();
    run(of(UNHEALTHY));
    assertThat(slot.view().status()).isEqualTo(UNHEALTHY);
  }

  @Test
  void what_is_less_bad_is_believed_at_once_and_what_is_worse_again_is_not() {
    run(of(UNHEALTHY));
    run(of(DEGRADED));
    assertThat(slot.view().status()).isEqualTo(DEGRADED);
    run(of(UNHEALTHY));
    assertThat(slot.view().status()).isEqualTo(DEGRADED);
  }

  @Test
  void a_failure_is_confirmed_sooner_than_at_the_next_interval() {
    run(WELL);
    assertThat(Duration.ofNanos(slot.untilDue())).isEqualTo(INTERVAL);
    run(of(UNHEALTHY));
    assertThat(Duration.ofNanos(slot.untilDue())).isEqualTo(Duration.ofMillis(7_500));
  }

  @Test
  void a_result_of_three_intervals_ago_is_degraded_and_one_of_ten_unhealthy() {
    run(WELL);
    time.passes(INTERVAL.multipliedBy(3));
    assertThat(slot.view().stale()).isFalse();
    time.passes(Duration.ofMillis(1));
    assertThat(slot.view().stale()).isTrue();
    assertThat(slot.view().status()).isEqualTo(DEGRADED);
    assertThat(slot.view().issues().get(0).sentence()).contains("disk", "90 s ago");
    time.passes(INTERVAL.multipliedBy(7));
    assertThat(slot.view().status()).isEqualTo(UNHEALTHY);
    run(WELL);
    assertThat(slot.view().status()).isEqualTo(HEALTHY);
  }

  @Test
  void a_run_that_exceeds_its_time_is_told_while_it_lasts() {
    run(WELL);
    time.passes(INTERVAL);
    assertThat(slot.start()).isTrue();
    time.passes(Duration.ofSeconds(6));

    assertThat(slot.view().issues()).extracting(Issue::code).containsExactly("CHECK-SLOW");
    slot.finish(WELL);
    assertThat(slot.view().issues()).isEmpty();
    assertThat(slot.view().took()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void a_check_that_runs_is_not_started_again() {
    assertThat(slot.start()).isTrue();
    time.passes(INTERVAL.multipliedBy(5));
    assertThat(slot.start()).isFalse();
    assertThat(slot.untilDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_check_that_never_ends_is_found_out_by_its_age() {
    slot.start();
    time.passes(INTERVAL.multipliedBy(11));

    assertThat(slot.view().status()).isEqualTo(UNHEALTHY);
    assertThat(slot.view().issues())
        .extracting(Issue::code)
        .containsExactly("CHECK-SLOW", "CHECK-DEAD");
  }

  private void run(Finding finding) {
    time.passes(Duration.ofNanos(Math.max(0, slot.untilDue())));
    assertThat(slot.start()).isTrue();
    slot.finish(finding);
  }

  private static Finding of(Status status) {
    return new Finding(Figures.NONE, List.of(new Issue("ANY", status, "Something is wrong.")));
  }
}
