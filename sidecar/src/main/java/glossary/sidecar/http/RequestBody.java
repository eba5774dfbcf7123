package glossary.sidecar.http;

import java.io.InputStream;

/** The body of a request, bounded in size and in time. */
@FunctionalInterface
public interface RequestBody {

  /**
   * The bytes as they arrive. Reading past the size limit throws {@link Problem} 413; a sender
   * slower than the body time-out loses its connection. Read it on the request's thread.
   */
  InputStream stream();
}
