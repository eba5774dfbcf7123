package glossary.sidecar.health;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers the probes. Liveness and ping never look at data. */
public final class HealthHandler {
  private static final String HIDDEN = "the details are shown to those who may see them";

  private final Clock clock;
  private final Supplier<Vitals> vitals;
  private final Predicate<Request> detailed;
  private volatile boolean started;
  private volatile boolean draining;

  /**
   * @param vitals the latest known; must answer at once
   * @param detailed whether this caller may see sentences that name locations
   */
  public HealthHandler(Clock clock, Supplier<Vitals> vitals, Predicate<Request> detailed) {
    this.clock = clock;
    this.vitals = vitals;
    this.detailed = detailed;
  }

  /**
   * From now on readiness is refused, so that balancers look elsewhere while the last requests end.
   */
  public void drain() {
    draining = true;
  }

  public Response health(Request request) {
    Vitals now = vitals.get();
    return Response.json(
        now.databaseReady() ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", status(now));
          out.writeStringField(
              "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
          if (!now.databaseReady()) {
            out.writeStringField(
                "error", told(request, now.databaseMessage(), "The database cannot be read"));
          }
          out.writeEndObject();
        });
  }

  public Response ping(Request request) {
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", "pong");
          out.writeStringField("message", "Glossary Sidecar answers");
          out.writeEndObject();
        });
  }

  public Response liveness(Request request) {
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("alive", true);
          out.writeStringField("message", "The process is alive");
          out.writeEndObject();
        });
  }

  public Response ready(Request request) {
    Vitals now = vitals.get();
    boolean ready = now.ready() && !draining;
    return Response.json(
        ready ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("ready", ready);
          out.writeStringField("message", readiness(now));
          if (!ready) {
            out.writeStringField(
                "database",
                now.databaseReady()
                    ? "ok"
                    : told(request, now.databaseMessage(), "cannot be read"));
            out.writeStringField("fts", now.indexReady() ? "ok" : now.indexMessage());
          }
          out.writeEndObject();
        });
  }

  /** 503 until the database could be read and every entry could be searched for the first time. */
  public Response startup(Request request) {
    Vitals now = vitals.get();
    boolean done = started || now.ready();
    started = done;
    return Response.json(
        done ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("started", done);
          out.writeStringField("message", done ? "Started" : waitingFor(request, now));
          out.writeEndObject();
        });
  }

  private static String status(Vitals now) {
    if (now.ready()) {
      return "healthy";
    }
    return now.databaseReady() ? "degraded" : "unhealthy";
  }

  private String readiness(Vitals now) {
    if (draining) {
      return "Shutting down";
    }
    return now.ready() ? "Ready to take requests" : "Not ready";
  }

  private String waitingFor(Request request, Vitals now) {
    return now.databaseReady()
        ? now.indexMessage()
        : told(request, now.databaseMessage(), "Waiting for the database");
  }

  private String told(Request request, String sentence, String instead) {
    return detailed.test(request) ? sentence : instead + "; " + HIDDEN;
  }
}
