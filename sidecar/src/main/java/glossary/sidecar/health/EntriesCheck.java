package glossary.sidecar.health;

import glossary.sidecar.glossary.SourceUnavailable;

/**
 * How many entries the database has. Counted anew only if something changed, and only when as much
 * time has passed that counting costs less than half a percent of a processor.
 */
final class EntriesCheck implements Check {
  private static final int REST = 250;

  private final DatabaseLooks database;
  private final Time time;
  private String countedAt = "";
  private volatile Long entries;
  private long notBefore;

  EntriesCheck(DatabaseLooks database, Time time) {
    this.database = database;
    this.time = time;
    this.notBefore = time.now();
  }

  /** As of the last count; null before the first. */
  Long last() {
    return entries;
  }

  /** That the database cannot be read is the matter of another check. */
  @Override
  public Finding look() {
    try {
      String token = database.changeToken();
      if (!token.equals(countedAt) && time.now() - notBefore >= 0) {
        count(token);
      }
    } catch (SourceUnavailable away) {
      countedAt = "";
    }
    return Finding.well(Figures.builder().set("entry_count", entries).build());
  }

  private void count(String token) {
    long started = time.now();
    entries = database.entries();
    countedAt = token;
    notBefore = time.now() + REST * (time.now() - started);
  }
}
