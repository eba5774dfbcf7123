package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import java.util.Map;

/**
 * The database cannot be read at this moment: 503, try again. The sentence is fit for anyone to
 * see.
 */
public final class SourceUnavailable extends Problem {
  private static final long serialVersionUID = 1L;

  public SourceUnavailable(String message) {
    super(503, "http_error", message, Map.of("Retry-After", "2"), null);
  }
}
