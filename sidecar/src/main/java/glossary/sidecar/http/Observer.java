package glossary.sidecar.http;

/** Is told of every request, on its worker thread. Must be quick and must not throw. */
public interface Observer {

  /** Hears nothing. */
  Observer NONE =
      new Observer() {
        @Override
        public void started() {}

        @Override
        public void finished(String method, String route, int status, long elapsedNanos) {}
      };

  /** Headers are read. Followed by exactly one {@link #finished}. */
  void started();

  /**
   * The request will be answered with a status of 500 or above because something failed. Comes
   * before {@link #finished}; not for an answer that only tells of a state, such as a probe's 503.
   *
   * @param type class of the exception, or such as {@code HTTP 503} for a refusal on purpose
   * @param route matched template, or {@code unmatched}
   */
  default void failed(String type, String route) {}

  /**
   * The answer is sent, or the connection lost.
   *
   * @param method as sent, or {@code OTHER} for one that this server doesn't know
   * @param route matched template, or {@code unmatched}
   * @param status status sent, or 0 if the connection closed before the answer was complete
   * @param elapsedNanos from the end of the headers to the end of the answer
   */
  void finished(String method, String route, int status, long elapsedNanos);
}
