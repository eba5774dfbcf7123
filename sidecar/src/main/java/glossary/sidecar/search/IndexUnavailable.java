package glossary.sidecar.search;

/** The index cannot be opened; the message is one sentence for the operator and says what to do. */
public final class IndexUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
