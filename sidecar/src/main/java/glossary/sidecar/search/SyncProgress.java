package glossary.sidecar.search;

/** Hears how far a sync is, often, on the sync's thread; may end it. */
interface SyncProgress {

  /**
   * @param done entries of the source looked at so far
   * @return false to give up
   */
  boolean at(long done);
}
