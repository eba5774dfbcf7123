package glossary.sidecar.backup;

import glossary.sidecar.http.Json;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.JsonObject;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.jobs.Job;
import glossary.sidecar.jobs.JobHandler;
import glossary.sidecar.jobs.JobState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Answers {@code /api/backups}. Long works are answered when they are done within {@code wait}
 * seconds, and else go on as jobs.
 */
public final class BackupHandler {
  private static final int WAIT_SECONDS = 30;
  private static final int LONGEST_ID = 200;

  private final BackupJobs jobs;
  private final BackupFolder folder;
  private final BackupKeeping keeping;
  private final int mostSeconds;

  /**
   * @param most that an answer may be waited for
   */
  public BackupHandler(BackupJobs jobs, BackupRuns runs, BackupFolder folder, Duration most) {
    this.jobs = jobs;
    this.folder = folder;
    this.keeping = new BackupKeeping(folder, runs);
    this.mostSeconds = (int) most.toSeconds();
  }

  /** {@code GET /api/backups}: an array, newest first. */
  public Response list(Request request) {
    return answer(BackupJson.of(of(folder::list)));
  }

  /** {@code GET /api/backups/{id}}. */
  public Response show(Request request) {
    return answer(BackupJson.of(found(folder, request)));
  }

  /** {@code POST /api/backups}: takes one, which is verified when this says 201. */
  public Response take(Request request) {
    int wait = waitSeconds(request);
    return finished(jobs.take(), wait, 201);
  }

  /** {@code POST /api/backups/{id}/verify}: 200 for what was found, good or bad. */
  public Response verify(Request request) {
    int wait = waitSeconds(request);
    return finished(jobs.verify(found(folder, request)), wait, 200);
  }

  /** {@code POST /api/backups/{id}/restore}, which has to be confirmed by the id in the body. */
  public Response restore(Request request) {
    int wait = waitSeconds(request);
    JsonObject body = JsonBody.object(request);
    Backup backup = found(folder, request);
    if (!body.text("confirm", 1, LONGEST_ID).equals(backup.id())) {
      throw body.wrong("confirm", "must be the id of the backup to restore");
    }
    return finished(jobs.restore(backup), wait, 200);
  }

  /** {@code POST /api/backups/drill}. */
  public Response drill(Request request) {
    int wait = waitSeconds(request);
    return finished(jobs.drill(), wait, 200);
  }

  /**
   * {@code POST /api/backups/prune}: what was deleted, or would be, with a reason for every file.
   */
  public Response prune(Request request) {
    Optional<String> dryRun = request.choice("dry_run", Set.of("true", "false"));
    if (dryRun.isEmpty() && request.query().containsKey("dry_run")) {
      throw Problem.parameter("dry_run", "must be true or false");
    }
    return answer(BackupJson.of(of(() -> keeping.prune(dryRun.equals(Optional.of("true"))))));
  }

  /** {@code POST /api/backups/{id}/pin}. */
  public Response pin(Request request) {
    return pinned(request, true);
  }

  /** {@code DELETE /api/backups/{id}/pin}. */
  public Response unpin(Request request) {
    return pinned(request, false);
  }

  /** {@code DELETE /api/backups/{id}}: neither a pinned one nor the newest good one. */
  public Response delete(Request request) {
    Backup backup = found(folder, request);
    of(() -> keeping.delete(backup));
    return Response.empty(204);
  }

  /**
   * The backup that the path names.
   *
   * @throws Problem 404 if there is none, as for anything that is no id
   */
  static Backup found(BackupFolder folder, Request request) {
    return of(() -> folder.find(request.variables().get("id")))
        .orElseThrow(
            () -> new Problem(404, "There is no such backup. GET /api/backups lists them."));
  }

  private Response pinned(Request request, boolean pinned) {
    Backup backup = found(folder, request);
    return answer(BackupJson.of(of(() -> keeping.pin(backup.id(), pinned))));
  }

  private int waitSeconds(Request request) {
    return request.integer("wait", Math.min(WAIT_SECONDS, mostSeconds), 0, mostSeconds);
  }

  private Response finished(Job started, int wait, int status) {
    Job now = wait == 0 ? started : after(started, Duration.ofSeconds(wait));
    if (wait == 0 || now.state() != JobState.DONE) {
      return JobHandler.accepted(now);
    }
    Json result = now.result().orElseThrow();
    Response answer = Response.json(status, result);
    return result instanceof Taken taken
        ? answer.with("Location", "/api/backups/" + taken.backup().id())
        : answer;
  }

  private Job after(Job started, Duration wait) {
    try {
      return jobs.finish(started, wait).orElse(started);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return started;
    }
  }

  private static Response answer(Json value) {
    return Response.json(200, value);
  }

  /** What the folder is asked for. */
  private interface Asked<T> {
    T of() throws IOException;
  }

  private static <T> T of(Asked<T> asked) {
    try {
      return asked.of();
    } catch (IOException failed) {
      throw BackupProblems.of(failed)
          .orElseGet(
              () ->
                  new Problem(
                      500,
                      "BACKUP_DIR cannot be read or written ("
                          + failed.getClass().getSimpleName()
                          + "). Make it accessible for the sidecar's user."));
    }
  }
}
