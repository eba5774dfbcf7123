package glossary.sidecar.glossary;

import java.util.List;

/**
 * Entries by ascending id, of which only some are in memory at a time. No read of the database is
 * open between two calls. Used by one thread at a time.
 */
@FunctionalInterface
interface EntryCursor {

  /**
   * The next entries; empty at the end only. May be called again after a failure.
   *
   * @throws SourceUnavailable if they cannot be read now, or the database was replaced meanwhile
   */
  List<Entry> next();
}
