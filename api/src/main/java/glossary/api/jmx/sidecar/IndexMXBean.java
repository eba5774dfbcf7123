package glossary.api.jmx.sidecar;

import java.util.Date;

/** The sidecar's own search index. */
public interface IndexMXBean {

  /** {@code building}, {@code ready}, {@code stale} or {@code waiting}. */
  String getState();

  /** Entries that a search can find. */
  long getEntries();

  /** Raised whenever an entry changed. */
  long getGeneration();

  /** How long the database has been known to differ; 0 if it does not. */
  double getLagSeconds();

  /** When the last sync ended well; null if none did since the start. */
  Date getLastSync();

  /** Why the index does not follow; null if it does. */
  String getLastError();

  /** Builds it anew, in the background; searches are answered meanwhile. */
  void rebuild();
}
