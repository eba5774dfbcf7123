package glossary.api.jmx.sidecar;

/** The requests of one method, route and status. Times are in seconds. */
public final class RouteFigures {
  private final String method;
  private final String route;
  private final String status;
  private final long count;
  private final double totalSeconds;

  public RouteFigures(String method, String route, String status, long count, double totalSeconds) {
    this.method = method;
    this.route = route;
    this.status = status;
    this.count = count;
    this.totalSeconds = totalSeconds;
  }

  public String getMethod() {
    return method;
  }

  /** A template or {@code unmatched}. */
  public String getRoute() {
    return route;
  }

  /** A number; 0 if the connection was lost before the answer was sent. */
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
}
