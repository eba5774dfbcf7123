package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Tells how far a file has grown, while something that does not tell is writing it. */
final class FileGrowth implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final Thread thread;

  private FileGrowth(Thread thread) {
    this.thread = thread;
  }

  /**
   * @param progress gets the fraction on another thread, until this is closed
   */
  static FileGrowth watch(Path file, long expectedBytes, DoubleConsumer progress) {
    Thread thread =
        new Thread(() -> look(file, Math.max(1, expectedBytes), progress), "backup-progress");
    thread.setDaemon(true);
    thread.start();
    return new FileGrowth(thread);
  }

  private static void look(Path file, long expectedBytes, DoubleConsumer progress) {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        progress.accept(Math.min(1, (double) sizeOf(file) / expectedBytes));
      }
    } catch (InterruptedException done) {
      // closed
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException notYet) {
      return 0;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
