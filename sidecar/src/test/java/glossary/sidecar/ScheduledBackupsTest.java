package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole sidecar by its schedules, which were missed while it was off. */
class ScheduledBackupsTest {
  @TempDir private Path folder;

  @Test
  void what_was_missed_is_taken_and_proven_after_a_start_and_shows_in_the_metrics()
      throws Exception {
    missedSince("2026-11-01T00:00:00Z");

    try (TestSidecar sidecar = TestSidecar.ready(folder)) {
      await("a proof", () -> value(sidecar, "glossary_backup_last_proven_timestamp_seconds") > 0);

      assertThat(value(sidecar, "glossary_backups")).isEqualTo(1);
      assertThat(value(sidecar, "glossary_backup_size_bytes")).isPositive();
      assertThat(value(sidecar, "glossary_backup_duration_seconds")).isPositive();
      assertThat(value(sidecar, "glossary_backup_last_success_timestamp_seconds")).isPositive();
    }
    assertThat(names())
        .hasSize(2)
        .allMatch(name -> name.matches("glossary_backup_[0-9_]{15}\\.(db\\.gz|json)"));
  }

  @Test
  void none_is_taken_when_they_are_disabled() throws Exception {
    missedSince("2026-11-01T00:00:00Z");

    try (TestSidecar sidecar = TestSidecar.ready(folder, "BACKUP_ENABLED=false")) {
      assertThat(value(sidecar, "glossary_backups")).isZero();
      assertThat(value(sidecar, "glossary_backup_last_success_timestamp_seconds")).isZero();
    }
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  private void missedSince(String time) throws IOException {
    Path state = Files.createDirectories(folder.resolve("data/sidecar"));
    Files.writeString(
        state.resolve("backups.properties"),
        "scheduled_until=" + time + "\ndrilled_until=" + time + "\n");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .toList()
          .stream();
    }
  }

  private static double value(TestSidecar sidecar, String metric) {
    return sidecar
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(condition.getAsBoolean()).as(what).isTrue();
  }
}
