package glossary.api.telemetry;

/** How a request ended, for those that did not end with an HTTP status. */
public final class RequestStatus {

  /** The connection was closed by the server before a status was sent. */
  public static final int ABORTED = 0;

  /** The client went away before the response ended; the number is nginx's convention. */
  public static final int CANCELLED = 499;

  private RequestStatus() {}

  /** The value of the label {@code status}. */
  public static String label(int status) {
    switch (status) {
      case ABORTED:
        return "aborted";
      case CANCELLED:
        return "cancelled";
      default:
        return Integer.toString(status);
    }
  }
}
