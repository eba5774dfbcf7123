package glossary.sidecar.search;

/** Hears of every search, on the request's thread. */
@FunctionalInterface
public interface SearchTimer {

  /**
   * @param kind {@code fulltext} or {@code suggest}
   */
  void searched(String kind, long elapsedNanos);
}
