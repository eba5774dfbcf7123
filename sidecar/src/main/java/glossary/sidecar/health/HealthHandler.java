package glossary.sidecar.health;

import glossary.sidecar.http.Json;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.search.IndexState;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers the probes from what is known. Liveness and ping never depend on data. */
public final class HealthHandler {
  private static final String HIDDEN = "; the details are shown to those who may see them";

  private final Knowledge known;
  private final Predicate<Request> detailed;
  private final boolean elsewhere;

  /**
   * @param detailed whether this caller may see sentences that name locations
   * @param elsewhere whether this answers on another port than the one whose readiness it tells
   */
  HealthHandler(Knowledge known, Predicate<Request> detailed, boolean elsewhere) {
    this.known = known;
    this.detailed = detailed;
    this.elsewhere = elsewhere;
  }

  /** {@code GET /health}: 503 only while requests cannot be answered. */
  public Response health(Request request) {
    HealthReport report = known.report();
    Status status = report.serving();
    return answer(
        status == Status.UNHEALTHY ? 503 : 200,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", status.word());
          out.writeStringField("timestamp", Rounded.time(known.time.instant()));
          if (status == Status.UNHEALTHY) {
            out.writeStringField("error", error(request, report));
          }
          out.writeEndObject();
        });
  }

  /** {@code GET /health/ping}. */
  public Response ping(Request request) {
    return answer(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", "pong");
          out.writeStringField("message", "Glossary Sidecar answers");
          out.writeEndObject();
        });
  }

  /** {@code GET /health/liveness}: 503 only for what a restart would mend. */
  public Response liveness(Request request) {
    Optional<String> fault = known.vitals.fault();
    return answer(
        fault.isEmpty() ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("alive", fault.isEmpty());
          out.writeStringField("message", fault.orElse("The process is alive"));
          out.writeEndObject();
        });
  }

  /** {@code GET /health/ready}: 503 while requests should go elsewhere. */
  public Response ready(Request request) {
    boolean reached = !elsewhere || known.vitals.mainPortAnswers();
    boolean ready = known.readiness.ready() && (reached || known.readiness.neverRefuses());
    return answer(
        ready ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("ready", ready);
          out.writeStringField("message", readiness(ready, reached));
          if (!ready) {
            out.writeStringField("database", database(request));
            out.writeStringField("fts", known.index.get().built() ? "ok" : building());
          }
          out.writeEndObject();
        });
  }

  /**
   * {@code GET /health/startup}: 503 until the database could be read and every entry could be
   * searched for the first time.
   */
  public Response startup(Request request) {
    boolean done = known.readiness.started();
    return answer(
        done ? 200 : 503,
        out -> {
          out.writeStartObject();
          out.writeBooleanField("started", done);
          out.writeStringField("message", done ? "Started" : waitingFor(request));
          out.writeEndObject();
        });
  }

  private static Response answer(int status, Json body) {
    return Response.json(status, body).with("Cache-Control", "no-store");
  }

  private String error(Request request, HealthReport report) {
    for (SubsystemReport each : report.subsystems().values()) {
      if (each.subsystem().serves() && each.status() == Status.UNHEALTHY) {
        return told(request, each, each.subsystem().key() + " is unhealthy");
      }
    }
    return "";
  }

  private String readiness(boolean ready, boolean reached) {
    if (ready) {
      return "Ready to take requests";
    }
    if (known.readiness.draining()) {
      return "Shutting down";
    }
    return reached ? "Not ready" : "The main port does not answer";
  }

  private String database(Request request) {
    SubsystemReport database = known.report().of(Subsystem.DATABASE);
    return database.status() == Status.UNHEALTHY ? told(request, database, "cannot be read") : "ok";
  }

  private String waitingFor(Request request) {
    SubsystemReport database = known.report().of(Subsystem.DATABASE);
    return database.status() == Status.UNHEALTHY
        ? told(request, database, "Waiting for the database")
        : building();
  }

  private String building() {
    IndexState state = known.index.get();
    return state.total() == 0
        ? "The search index is being built."
        : "The search index is being built: %d of %d entries."
            .formatted(state.done(), state.total());
  }

  private String told(Request request, SubsystemReport of, String instead) {
    if (of.issues().isEmpty()) {
      return "The database is being opened.";
    }
    return detailed.test(request) ? of.issues().get(0).sentence() : instead + HIDDEN;
  }
}
