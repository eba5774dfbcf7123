package glossary.sidecar.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/**
 * Writes one gzip member whose blocks are deflated side by side. Each block begins with what came
 * before it as a dictionary and ends on a byte, so that the blocks join to one stream that every
 * reader of gzip takes, also those that stop after the first member. Holds a few blocks in memory,
 * however long the stream.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, GZIP file format</a>
 */
final class GzipPacker implements Packer {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

  /** A block, and what it is being made to. */
  private record Pending(DeflateBlock block, Future<?> deflated) {}

  private final OutputStream out;
  private final ExecutorService threads;
  private final CRC32 crc = new CRC32();
  private final Deque<DeflateBlock> free = new ArrayDeque<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private DeflateBlock current;
  private long size;

  /**
   * @param parallel how many blocks are deflated at once
   */
  GzipPacker(OutputStream out, ExecutorService threads, int parallel) throws IOException {
    this.out = out;
    this.threads = threads;
    for (int i = 0; i < parallel + 2; i++) {
      free.add(new DeflateBlock());
    }
    current = free.poll();
    out.write(HEADER);
  }

  @Override
  public void add(byte[] bytes, int length) throws IOException {
    crc.update(bytes, 0, length);
    size += length;
    for (int at = 0; at < length; ) {
      if (current.isFull()) {
        next();
      }
      at += current.fill(bytes, at, length - at);
    }
  }

  @Override
  public void finish() throws IOException {
    submit(current, true);
    current = null;
    while (!pending.isEmpty()) {
      writeOldest();
    }
    writeInt((int) crc.getValue());
    writeInt((int) size);
  }

  @Override
  public void close() {
    pending.forEach(one -> one.deflated().cancel(false));
    while (!pending.isEmpty()) {
      Pending one = pending.poll();
      try {
        one.deflated().get();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | CancellationException givenUp) {
        // nobody wants the result
      }
      one.block().close();
    }
    free.forEach(DeflateBlock::close);
    if (current != null) {
      current.close();
    }
  }

  private void next() throws IOException {
    DeflateBlock full = current;
    if (free.isEmpty()) {
      writeOldest();
    }
    current = free.poll();
    current.begin(full);
    submit(full, false);
  }

  private void submit(DeflateBlock block, boolean last) {
    pending.add(new Pending(block, threads.submit(() -> block.deflate(last))));
  }

  private void writeOldest() throws IOException {
    Pending oldest = pending.peek();
    try {
      oldest.deflated().get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IOException("deflating failed", failed.getCause());
    }
    pending.poll();
    oldest.block().writeTo(out);
    free.add(oldest.block());
  }

  private void writeInt(int value) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }
}
