package glossary.sidecar.http;

/** Answers one request. Runs on a worker thread and may block; keeps no state of a request. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws Problem for anything the caller got wrong, and for what is temporarily not there
   */
  Response handle(Request request);
}
