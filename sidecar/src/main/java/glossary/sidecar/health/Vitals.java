package glossary.sidecar.health;

/**
 * What health is judged by, as another room sees it at this moment. Answers at once.
 *
 * @param databaseReady whether the database can be read
 * @param databaseMessage what the operator should do if not; may name a location
 * @param indexReady whether every entry has been searchable at least once since the index was made
 * @param indexMessage what is the case if not
 */
public record Vitals(
    boolean databaseReady, String databaseMessage, boolean indexReady, String indexMessage) {

  public boolean ready() {
    return databaseReady && indexReady;
  }
}
