package glossary.sidecar.health;

import glossary.sidecar.glossary.SourceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known of the soundness of the file: of one look where the database is so small that a
 * look is enough, and of the last verified backup copy, whichever is newer.
 */
final class IntegrityCheck implements Check {
  private static final long LOOK_AGAIN = Duration.ofHours(1).toNanos();

  private final DatabaseLooks database;
  private final Supplier<Optional<IntegrityReport>> copy;
  private final Time time;
  private String lookedAt = "";
  private long lookedNanos;
  private IntegrityReport own;

  /**
   * @param copy of the newest backup that was verified
   */
  IntegrityCheck(DatabaseLooks database, Supplier<Optional<IntegrityReport>> copy, Time time) {
    this.database = database;
    this.copy = copy;
    this.time = time;
  }

  @Override
  public Finding look() {
    try {
      own();
    } catch (SourceUnavailable away) {
      lookedAt = "";
    }
    IntegrityReport copied = copy.get().orElse(null);
    boolean older = own == null || (copied != null && copied.at().isAfter(own.at()));
    return older
        ? finding(copied, Issues.BACKUP_INTEGRITY)
        : finding(own, Issues.DATABASE_INTEGRITY);
  }

  /** Of the same data once; after a change, once an hour. */
  private void own() {
    String token = database.changeToken();
    boolean due = lookedAt.isEmpty() || time.now() - lookedNanos >= LOOK_AGAIN;
    if (due && !token.equals(lookedAt)) {
      Optional<String> result = database.integrity();
      own = result.map(said -> new IntegrityReport(said, time.instant())).orElse(null);
      lookedAt = token;
      lookedNanos = time.now();
    }
  }

  private static Finding finding(IntegrityReport known, Issues kind) {
    Figures figures =
        Figures.builder()
            .set("integrity", known == null ? "pending" : known.isGood() ? "ok" : "damaged")
            .set("integrity_checked_at", known == null ? null : Rounded.time(known.at()))
            .build();
    boolean good = known == null || known.isGood();
    return new Finding(figures, good ? List.of() : List.of(kind.of(known.result())));
  }
}
