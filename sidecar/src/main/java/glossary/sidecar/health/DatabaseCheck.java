package glossary.sidecar.health;

import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SourceUnavailable;
import java.util.List;

/** Whether the database is there and answers. */
final class DatabaseCheck implements Check {
  private static final long LARGE_WAL_BYTES = 64L << 20;

  private final DatabaseLooks database;
  private final String location;

  /**
   * @param location for those who may see it
   */
  DatabaseCheck(DatabaseLooks database, String location) {
    this.database = database;
    this.location = location;
  }

  @Override
  public Finding look() {
    SourceState state = database.state();
    if (!state.ready()) {
      return failed(Issues.DATABASE_UNREADABLE.of(state.message()));
    }
    try {
      database.changeToken();
      return Finding.well(figures(database.facts()));
    } catch (SourceUnavailable away) {
      SourceState after = database.state();
      return failed(
          after.ready()
              ? Issues.DATABASE_BUSY.of(away.getMessage(), location)
              : Issues.DATABASE_UNREADABLE.of(after.message()));
    }
  }

  private Finding failed(Issue issue) {
    return new Finding(figures(null, 0, null, null), List.of(issue));
  }

  private Figures figures(DatabaseFacts facts) {
    double megabytes = Rounded.mb(facts.sizeBytes());
    return figures(megabytes, facts.connections(), facts.journalMode(), hint(facts));
  }

  /** What other checks know better has its place here. */
  private Figures figures(Double megabytes, long connections, String journalMode, String hint) {
    return Figures.builder()
        .set("entry_count", null)
        .set("database_size_mb", megabytes)
        .set("integrity", "pending")
        .set("active_connections", connections)
        .hide("database_path", location)
        .set("journal_mode", journalMode)
        .set("hint", hint)
        .build();
  }

  /** Nothing is wrong, but it could be better; null if it could not. */
  private static String hint(DatabaseFacts facts) {
    boolean wal = facts.journalMode().equals("wal");
    if (wal && facts.walBytes() > LARGE_WAL_BYTES) {
      return "The write-ahead log has "
          + Rounded.mb(facts.walBytes())
          + " MB. In the glossary server, run PRAGMA wal_checkpoint(TRUNCATE).";
    }
    return wal
        ? null
        : "Readers and writers wait for one another in this journal mode. If all who use the"
            + " database run on this machine, PRAGMA journal_mode=WAL, run once by its owner, ends"
            + " that.";
  }
}
