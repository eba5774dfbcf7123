package glossary.sidecar.health;

import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.function.Predicate;

/** Answers what is known of every subsystem, for people, dashboards and Prometheus. */
public final class DetailHandler {
  private static final String NO_STORE = "no-store";

  private final Knowledge known;
  private final Predicate<Request> detailed;
  private final Handler scrape;
  private final String version;

  /**
   * @param detailed whether this caller may see paths and sentences
   * @param scrape answers Prometheus
   */
  DetailHandler(Knowledge known, Predicate<Request> detailed, Handler scrape, String version) {
    this.known = known;
    this.detailed = detailed;
    this.scrape = scrape;
    this.version = version;
  }

  /** {@code GET /health/detailed}: 503 if one of the subsystems is unhealthy. */
  public Response detailed(Request request) {
    HealthReport report = known.report();
    DetailedJson body =
        new DetailedJson(
            report,
            known.board.transitions(),
            known.time.instant(),
            version,
            detailed.test(request));
    int status = report.status() == Status.UNHEALTHY ? 503 : 200;
    return Response.json(status, body).with("Cache-Control", NO_STORE);
  }

  /**
   * {@code GET /health/metrics}: JSON, or Prometheus text where that is wanted more. Always 200.
   */
  public Response metrics(Request request) {
    Response answer =
        wantsText(request)
            ? scrape.handle(request)
            : Response.json(
                200, new FlatJson(known.report(), known.time.instant(), detailed.test(request)));
    return answer.with("Cache-Control", NO_STORE).with("Vary", "Accept");
  }

  private static boolean wantsText(Request request) {
    Accept accept = new Accept(request.headers().get("accept"));
    double text =
        Math.max(accept.quality("text/plain"), accept.quality("application/openmetrics-text"));
    return text > accept.quality("application/json");
  }
}
