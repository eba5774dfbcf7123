package glossary.api.telemetry;

/** A record that is not whole, or not one of ours. */
final class TornRecordException extends Exception {
  private static final long serialVersionUID = 1;

  TornRecordException() {
    super(null, null, false, false);
  }
}
