package glossary.sidecar.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A new file whose SHA-256 is taken while it is written, once for all. */
final class DigestedFile extends OutputStream {
  private final FileChannel channel;
  private final MessageDigest digest = Digests.sha256();
  private long size;

  DigestedFile(Path file) throws IOException {
    channel = OwnFiles.create(file);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    size += length;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** To the disk. */
  void force() throws IOException {
    channel.force(true);
  }

  long size() {
    return size;
  }

  /** Of what was written; once. */
  String sha256() {
    return Digests.hex(digest);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
