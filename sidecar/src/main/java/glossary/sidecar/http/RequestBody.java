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

  /**
   * Hears of each text that the body's reader finds in it, before it is used.
   *
   * @param member name of the JSON member that the text is the value of, or is in the list of
   * @throws Problem to refuse the request
   */
  default void read(String member, String text) {}

  /** Whether the client went away or was too slow: nothing can be answered any more. */
  default boolean failed() {
    return false;
  }
}
