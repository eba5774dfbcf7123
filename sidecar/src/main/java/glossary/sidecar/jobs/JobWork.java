package glossary.sidecar.jobs;

import glossary.sidecar.http.Json;

/** The work of a job. */
@FunctionalInterface
public interface JobWork {

  /**
   * Runs on a thread of the board, which is interrupted if the work goes on for too long after the
   * sidecar began to stop.
   *
   * @return what came of it
   * @throws JobFailed if nothing did, with the reason; a {@link glossary.sidecar.http.Problem} does
   *     as well, and anything else counts as a fault of the sidecar
   */
  Json run(JobProgress progress) throws Exception;
}
