package glossary.api.jmx.sidecar;

/** The searches of one kind. Times are in seconds. */
public final class SearchFigures {
  private final String kind;
  private final long count;
  private final double totalSeconds;

  public SearchFigures(String kind, long count, double totalSeconds) {
    this.kind = kind;
    this.count = count;
    this.totalSeconds = totalSeconds;
  }

  /** {@code fulltext} or {@code suggest}. */
  public String getKind() {
    return kind;
  }

  public long getCount() {
    return count;
  }

  public double getTotalSeconds() {
    return totalSeconds;
  }

  public double getMeanSeconds() {
    return count == 0 ? 0 : totalSeconds / count;
  }
}
