package glossary.sidecar.errors.logs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Deque;

/** Where lines end up. Used by one thread. */
interface LineSink extends Closeable {

  /**
   * Takes from {@code lines} what it has written.
   *
   * @throws IOException if the rest could not be written now; none of it was, not even in part
   */
  void write(Deque<Line> lines) throws IOException;

  @Override
  void close() throws IOException;
}
