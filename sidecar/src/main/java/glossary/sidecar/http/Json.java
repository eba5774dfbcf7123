package glossary.sidecar.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A value that writes itself as one JSON value. Called once per answer, on the request's thread.
 */
@FunctionalInterface
public interface Json {

  /** Writes exactly one value; must not close {@code out}. */
  void writeTo(JsonGenerator out) throws IOException;
}
