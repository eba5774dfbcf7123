package glossary.api.jmx;

/** The requests of one method, route and status. Times are in seconds. */
public final class RequestFigures {
  private final String method;
  private final String route;
  private final String status;
  private final long count;
  private final double totalSeconds;
  private final double maxSeconds;

  public RequestFigures(
      String method,
      String route,
      String status,
      long count,
      double totalSeconds,
      double maxSeconds) {
    this.method = method;
    this.route = route;
    this.status = status;
    this.count = count;
    this.totalSeconds = totalSeconds;
    this.maxSeconds = maxSeconds;
  }

  public String getMethod() {
    return method;
  }

  /** A template, {@code unmatched} or {@code {other}}. */
  public String getRoute() {
    return route;
  }

  /** A number, {@code cancelled} or {@code aborted}. */
  public String getStatus() {
    return status;
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

  public double getMaxSeconds() {
    return maxSeconds;
  }
}
