package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.SourceState.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {
  private final ManualTime time = new ManualTime();
  private final FakeDatabase database = new FakeDatabase();
  private final DatabaseCheck connection = new DatabaseCheck(database, "/srv/glossary.db");
  private final EntriesCheck entries = new EntriesCheck(database, time.time());
  private IntegrityReport copy;
  private final IntegrityCheck integrity =
      new IntegrityCheck(database, () -> Optional.ofNullable(copy), time.time());

  @Test
  void what_the_database_room_says_is_told_as_it_is() {
    database.away(Kind.AWAITED, "/srv/glossary.db is not there. Start the server.");

    assertThat(connection.look().status()).isEqualTo(Status.UNHEALTHY);
    assertThat(connection.look().issues().get(0).sentence())
        .isEqualTo("/srv/glossary.db is not there. Start the server.");
  }

  @Test
  void a_busy_database_is_degraded_and_the_lock_can_be_looked_for() {
    database.busy = true;

    assertThat(connection.look().status()).isEqualTo(Status.DEGRADED);
    assertThat(connection.look().issues().get(0).sentence()).contains("fuser -v /srv/glossary.db");
  }

  @Test
  void the_journal_mode_has_a_hint_and_a_large_log_another() {
    assertThat(hint()).contains("journal_mode=WAL");
    database.facts = new DatabaseFacts(4 << 20, 0, "wal", 2);
    assertThat(hint()).isEqualTo("null");
    database.facts = new DatabaseFacts(4 << 20, 100 << 20, "wal", 2);
    assertThat(hint()).contains("100.0 MB", "wal_checkpoint");
    assertThat(connection.look().status()).isEqualTo(Status.HEALTHY);
  }

  @Test
  void entries_are_counted_after_a_change_and_not_before_counting_is_cheap_again() {
    database.whileCounting = () -> time.passes(Duration.ofMillis(100));
    assertThat(entries.last()).isNull();
    entries.look();
    entries.look();
    assertThat(database.counted).isEqualTo(1);
    database.token = "2";
    database.entries = 3_313;
    time.passes(Duration.ofSeconds(24));
    entries.look();
    assertThat(database.counted).isEqualTo(1);
    time.passes(Duration.ofSeconds(2));
    entries.look();

    assertThat(database.counted).isEqualTo(2);
    assertThat(entries.last()).isEqualTo(3_313);
  }

  @Test
  void integrity_is_pending_until_something_is_known() {
    database.integrity = Optional.empty();

    assertThat(integrity.look().figures().get("integrity")).isEqualTo("pending");
    assertThat(integrity.look().status()).isEqualTo(Status.HEALTHY);
  }

  @Test
  void damage_is_told_and_the_same_data_is_not_looked_at_twice() {
    database.integrity = Optional.of("row 7 missing from index i");

    assertThat(integrity.look().issues().get(0).sentence())
        .contains("row 7 missing from index i", ".recover");
    time.passes(Duration.ofHours(5));
    integrity.look();
    assertThat(database.examined).isEqualTo(1);
    database.token = "2";
    database.integrity = Optional.of("ok");
    assertThat(integrity.look().figures().get("integrity")).isEqualTo("ok");
    assertThat(database.examined).isEqualTo(2);
  }

  @Test
  void the_copy_of_a_backup_counts_when_it_is_newer() {
    integrity.look();
    copy = new IntegrityReport("page 3 is never used", time.instant().plusSeconds(60));
    assertThat(integrity.look().issues())
        .extracting(Issue::code)
        .containsExactly("BACKUP-INTEGRITY");
    copy = new IntegrityReport("page 3 is never used", time.instant().minusSeconds(60));
    assertThat(integrity.look().status()).isEqualTo(Status.HEALTHY);
  }

  private String hint() {
    return String.valueOf(connection.look().figures().get("hint"));
  }
}
