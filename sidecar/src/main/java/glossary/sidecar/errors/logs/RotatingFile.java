package glossary.sidecar.errors.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A log file that is put aside when it is full and when the day (UTC) changes. A line is never
 * split between files nor left half written: what a full disk took of a failed write is cut off
 * again, so that the lines can be written later. A file that another program moved away is opened
 * anew within a second. Not logback's own rolling file, which loses lines while a disk is full and
 * cannot keep a number of files. Used by one thread.
 */
final class RotatingFile implements LineSink {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final long TRY_AGAIN_NANOS = 60_000_000_000L;

  private final Path file;
  private final long maxBytes;
  private final Archive archive;
  private final Clock clock;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private FileChannel channel;
  private Object identity;
  private LocalDate day;
  private long size;
  private long lookedAt = System.nanoTime();
  private long rotatesAgainAt = System.nanoTime();

  /**
   * @param archive null to leave rotation to others
   * @throws IOException if it cannot be written
   */
  RotatingFile(Path file, long maxBytes, Archive archive, Clock clock) throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.archive = archive;
    this.clock = clock;
    open();
  }

  @Override
  public void write(Deque<Line> lines) throws IOException {
    reopenIfMoved();
    while (!lines.isEmpty()) {
      rotateIfDue(lines.peek().bytes().length);
      List<Line> piece = piece(lines);
      try {
        writeWhole(piece);
      } catch (IOException failed) {
        for (int i = piece.size() - 1; i >= 0; i--) {
          lines.addFirst(piece.get(i));
        }
        throw failed;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /** As many lines as go into one write and into this file; at least one. */
  private List<Line> piece(Deque<Line> lines) {
    List<Line> piece = new ArrayList<>();
    long bytes = 0;
    do {
      Line line = lines.poll();
      piece.add(line);
      bytes += line.bytes().length;
    } while (!lines.isEmpty()
        && bytes + lines.peek().bytes().length <= BUFFER_BYTES
        && fits(bytes + lines.peek().bytes().length));
    return piece;
  }

  private void writeWhole(List<Line> piece) throws IOException {
    ByteBuffer bytes = joined(piece);
    long before = size;
    try {
      while (bytes.hasRemaining()) {
        size += channel.write(bytes);
      }
    } catch (IOException failed) {
      channel.truncate(before);
      size = before;
      throw failed;
    }
  }

  private ByteBuffer joined(List<Line> piece) {
    if (piece.size() == 1) {
      return ByteBuffer.wrap(piece.get(0).bytes());
    }
    buffer.clear();
    piece.forEach(line -> buffer.put(line.bytes()));
    return buffer.flip();
  }

  private boolean fits(long added) {
    return archive == null || size + added <= maxBytes;
  }

  private void rotateIfDue(int nextBytes) throws IOException {
    boolean dayIsOver = archive != null && size > 0 && !today().equals(day);
    if ((size > 0 && !fits(nextBytes) || dayIsOver) && System.nanoTime() - rotatesAgainAt >= 0) {
      rotate();
    }
  }

  /** If it cannot be put aside, it grows on: no line is lost. */
  private void rotate() throws IOException {
    channel.close();
    channel = null;
    try {
      archive.putAside(file);
    } catch (IOException notNow) {
      rotatesAgainAt = System.nanoTime() + TRY_AGAIN_NANOS;
    }
    open();
  }

  private void open() throws IOException {
    Files.createDirectories(file.getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    size = channel.size();
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    identity = attributes.fileKey();
    day =
        size == 0
            ? today()
            : LocalDate.ofInstant(attributes.lastModifiedTime().toInstant(), ZoneOffset.UTC);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void reopenIfMoved() throws IOException {
    long now = System.nanoTime();
    if (channel == null) {
      open();
    } else if (now - lookedAt >= LOOK_NANOS) {
      lookedAt = now;
      if (isMoved()) {
        channel.close();
        channel = null;
        open();
      } else {
        size = channel.size();
      }
    }
  }

  private boolean isMoved() throws IOException {
    try {
      Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return identity != null && !identity.equals(now);
    } catch (NoSuchFileException gone) {
      return true;
    }
  }
}
