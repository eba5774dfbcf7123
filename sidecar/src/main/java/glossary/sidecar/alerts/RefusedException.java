package glossary.sidecar.alerts;

/** A receiver does not take an alert, and would not take it later. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }
}
