package glossary.api.telemetry;

/** How many errors of one type one route had; handled ones below status 500 are not errors. */
public final class ErrorCount {

  /** As in {@link ErrorGroup#type}, or {@code {other}}. */
  public final String type;

  /** A template, {@code unmatched} or {@code {other}}. */
  public final String route;

  public final long count;

  public ErrorCount(String type, String route, long count) {
    this.type = type;
    this.route = route;
    this.count = count;
  }
}
