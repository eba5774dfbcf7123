package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.health.BackupFigures.Newest;
import glossary.sidecar.health.BackupFigures.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCheckTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualTime time = new ManualTime();
  private State state = state(true, DAY, null, null);
  private final BackupCheck check = new BackupCheck(() -> state, time.time());

  @ParameterizedTest
  @CsvSource({
    "24, 1,   HEALTHY",
    "24, 25,  HEALTHY",
    "24, 27,  DEGRADED",
    "24, 168, DEGRADED",
    "24, 169, UNHEALTHY",
    "168, 170, HEALTHY",
    "168, 190, DEGRADED",
    "1,  3,   DEGRADED",
    "24, -5,  HEALTHY"
  })
  void the_age_is_judged_by_the_schedule(long period, long hours, Status expected) {
    Instant at = time.instant().minus(Duration.ofHours(hours));
    state = state(true, Duration.ofHours(period), at, null);

    assertThat(check.look().status()).isEqualTo(expected);
  }

  @Test
  void a_new_sidecar_has_time_until_its_first_backup() {
    assertThat(check.look().status()).isEqualTo(Status.HEALTHY);
    time.passes(Duration.ofHours(27));
    assertThat(check.look().issues()).extracting(Issue::code).containsExactly("BACKUP-NONE");
  }

  @Test
  void a_failed_run_is_told_even_while_the_newest_is_young() {
    state = state(true, DAY, time.instant(), "The disk is full.");

    assertThat(check.look().issues().get(0).sentence())
        .contains("The disk is full.", "glossary-sidecar.jar backup");
  }

  @Test
  void where_backups_are_off_nothing_is_missing() {
    state = state(false, DAY, time.instant().minus(Duration.ofDays(400)), "The disk is full.");

    assertThat(check.look().status()).isEqualTo(Status.HEALTHY);
    assertThat(check.look().figures().get("backup_enabled")).isEqualTo(false);
  }

  private static State state(boolean enabled, Duration period, Instant newest, String failure) {
    return new State(
        enabled,
        period,
        newest == null ? 0 : 1,
        Optional.ofNullable(newest).map(at -> new Newest("b.db", at, 7)),
        Optional.ofNullable(failure),
        Optional.empty(),
        Optional.empty());
  }
}
