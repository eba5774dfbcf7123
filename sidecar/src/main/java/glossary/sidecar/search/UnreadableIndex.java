package glossary.sidecar.search;

import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.util.Map;

/** The index failed while it was read: 503, try again. It is built anew meanwhile. */
final class UnreadableIndex extends Problem {
  private static final long serialVersionUID = 1L;

  private final transient IOException fault;

  UnreadableIndex(IOException fault) {
    super(
        503,
        "http_error",
        "The search index cannot be read now; try again.",
        Map.of("Retry-After", "2"),
        null);
    this.fault = fault;
  }

  @Override
  public synchronized Throwable getCause() {
    return fault;
  }
}
