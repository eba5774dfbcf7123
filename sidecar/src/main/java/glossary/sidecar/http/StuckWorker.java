package glossary.sidecar.http;

/** Where a worker is that has been at one request for too long. */
final class StuckWorker extends Exception {
  private static final long serialVersionUID = 1L;

  StuckWorker(Thread worker) {
    super(worker.getName(), null, false, true);
    setStackTrace(worker.getStackTrace());
  }
}
