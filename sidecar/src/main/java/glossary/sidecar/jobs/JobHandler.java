package glossary.sidecar.jobs;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/** Answers {@code /api/jobs}. */
public final class JobHandler {
  private final Jobs jobs;

  public JobHandler(Jobs jobs) {
    this.jobs = jobs;
  }

  /** {@code GET /api/jobs/{id}}. */
  public Response show(Request request) {
    return jobs.find(request.variables().get("id"))
        .map(job -> Response.json(200, job).with("Cache-Control", "no-store"))
        .orElseThrow(() -> new Problem(404, "There is no such job, or it ended too long ago."));
  }

  /** 202 for a job that has just begun, with where to ask for it. */
  public static Response accepted(Job job) {
    return Response.json(202, job)
        .with("Location", "/api/jobs/" + job.id())
        .with("Cache-Control", "no-store");
  }
}
