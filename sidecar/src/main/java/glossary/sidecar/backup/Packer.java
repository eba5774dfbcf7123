package glossary.sidecar.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Compresses a stream. */
interface Packer extends AutoCloseable {

  /** The next bytes, which are free to be overwritten when this returns. */
  void add(byte[] bytes, int length) throws IOException;

  /** After the last bytes. Leaves the stream that it writes to open. */
  void finish() throws IOException;

  /** Gives up, if it was not finished. */
  @Override
  void close();

  /** Makes one that writes to a stream. */
  @FunctionalInterface
  interface Maker {
    Packer to(OutputStream out) throws IOException;
  }
}
