package glossary.sidecar.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a file past the system's cache where that is possible, so that what is read is what the
 * disk holds, and takes the SHA-256 of all that is read.
 */
final class DiskInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final Optional<OpenOption> DIRECT = direct();

  private final Path file;
  private final ByteBuffer buffer;
  private final MessageDigest digest = Digests.sha256();
  private final long size;
  private FileChannel channel;
  private long filled;
  private long position;

  DiskInput(Path file) throws IOException {
    int block = (int) Math.min(64 << 10, Math.max(512, blockSize(file)));
    this.file = file;
    channel = open(file);
    size = channel.size();
    buffer = ByteBuffer.allocateDirect(BUFFER_BYTES + block).alignedSlice(block);
    buffer.limit(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return -1;
    }
    int taken = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, taken);
    position += taken;
    return taken;
  }

  /** What is left of the file: a reader of gzip asks this to find out if a member follows. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, size - position);
  }

  /** Bytes that were read so far. */
  long position() {
    return position;
  }

  long size() {
    return size;
  }

  /** Reads the rest; then of the whole file, once. */
  String sha256() throws IOException {
    do {
      position += buffer.remaining();
      buffer.position(buffer.limit());
    } while (fill());
    return Digests.hex(digest);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean fill() throws IOException {
    if (filled >= size) {
      return false;
    }
    buffer.clear();
    buffer.limit(BUFFER_BYTES);
    int length = readChannel();
    buffer.flip();
    if (length <= 0) {
      return false;
    }
    filled += length;
    digest.update(buffer.duplicate());
    return true;
  }

  /** Some file systems let a file be opened so, but not be read. */
  private int readChannel() throws IOException {
    try {
      return channel.read(buffer);
    } catch (IOException failed) {
      if (filled > 0) {
        throw failed;
      }
      channel.close();
      channel = FileChannel.open(file, StandardOpenOption.READ);
      buffer.clear();
      buffer.limit(BUFFER_BYTES);
      return channel.read(buffer);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    if (DIRECT.isPresent()) {
      try {
        return FileChannel.open(file, StandardOpenOption.READ, DIRECT.get());
      } catch (IOException | UnsupportedOperationException notHere) {
        // read through the cache
      }
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /** The JDK's own {@code ExtendedOpenOption.DIRECT}, of whose name newer compilers warn. */
  private static Optional<OpenOption> direct() {
    try {
      return Arrays.stream(Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
          .filter(option -> option.toString().equals("DIRECT"))
          .map(OpenOption.class::cast)
          .findAny();
    } catch (ClassNotFoundException notOfThisJdk) {
      return Optional.empty();
    }
  }

  private static long blockSize(Path file) throws IOException {
    try {
      return Files.getFileStore(file).getBlockSize();
    } catch (UnsupportedOperationException untold) {
      return 4096;
    }
  }
}
