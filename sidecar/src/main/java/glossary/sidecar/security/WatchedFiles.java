package glossary.sidecar.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A few small files that another program may replace. Looks at them once a second at most, on the
 * thread that asks. Thread-safe.
 */
public final class WatchedFiles {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Stamp NONE = new Stamp(null, 0, null);

  private final List<Path> files;
  private final LongSupplier nanoTime;
  private final AtomicLong nextLook;
  private volatile List<Stamp> stamps = List.of();

  private record Stamp(FileTime modified, long bytes, Object identity) {}

  public WatchedFiles(List<Path> files) {
    this(files, System::nanoTime);
  }

  WatchedFiles(List<Path> files, LongSupplier nanoTime) {
    this.files = List.copyOf(files);
    this.nanoTime = nanoTime;
    this.nextLook = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Whether one of them is not as it was when this last said so. True the first time, so that no
   * change is missed between reading a file and watching it. Of threads that ask at the same time,
   * one is told.
   */
  public boolean changed() {
    long now = nanoTime.getAsLong();
    long due = nextLook.get();
    if (files.isEmpty() || now - due < 0 || !nextLook.compareAndSet(due, now + PAUSE_NANOS)) {
      return false;
    }
    List<Stamp> seen = files.stream().map(WatchedFiles::stamp).toList();
    boolean changed = !seen.equals(stamps);
    stamps = seen;
    return changed;
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException gone) {
      return NONE;
    }
  }
}
