package glossary.sidecar.errors.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The log files that were put aside: {@code app-20261124T235959123Z.log.gz}. Compresses them on a
 * thread of its own, and deletes the oldest beyond their number and their size. The size of audit
 * logs does not count, so that a flood of other lines cannot drive them out. Files with other names
 * are never touched. Thread-safe.
 */
final class Archive implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("(app|errors|audit)-(\\d{8}T\\d{9}Z)\\.log(\\.gz)?");
  private static final String PART = ".part";
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path folder;
  private final int count;
  private final long totalBytes;
  private final Clock clock;
  private final ThreadPoolExecutor worker;

  private record Aside(Path file, String log, String stamp, long bytes) {}

  /**
   * @param count files kept of each log
   * @param totalBytes of all of them together
   */
  Archive(Path folder, int count, long totalBytes, Clock clock) {
    this.folder = folder;
    this.count = count;
    this.totalBytes = totalBytes;
    this.clock = clock;
    worker =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Archive::thread);
    worker.allowCoreThreadTimeOut(true);
  }

  /** Also what an earlier process left uncompressed. Returns at once. */
  void tidyUp() {
    worker.execute(this::tidy);
  }

  /** Renames the file; the rest happens later. */
  void putAside(Path file) throws IOException {
    String log = file.getFileName().toString().replaceFirst("\\.log$", "");
    Instant at = clock.instant();
    Path target = target(log, at);
    while (Files.exists(target) || Files.exists(Path.of(target + ".gz"))) {
      at = at.plusMillis(1);
      target = target(log, at);
    }
    Files.move(file, target);
    tidyUp();
  }

  /** Lets a compression that runs be; an unfinished one is done at the next start. */
  @Override
  public void close() {
    worker.shutdownNow();
  }

  private Path target(String log, Instant at) {
    return folder.resolve(log + "-" + STAMP.format(at) + ".log");
  }

  private void tidy() {
    try {
      for (Aside aside : all()) {
        if (aside.file.toString().endsWith(".log") && !worker.isShutdown()) {
          compress(aside.file);
        }
      }
      prune();
    } catch (IOException | RuntimeException tryAgainAfterTheNext) {
      // What is left stays as it is, and is looked at again when the next file is put aside.
    }
  }

  private static void compress(Path file) throws IOException {
    Path part = Path.of(file + PART);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
      Files.copy(file, out);
    } catch (IOException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
    Files.move(part, Path.of(file + ".gz"), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(file);
  }

  private void prune() throws IOException {
    List<Aside> newestFirst = all();
    newestFirst.sort(Comparator.comparing(Aside::stamp).reversed());
    long bytes = 0;
    Map<String, Integer> numbers = new HashMap<>();
    for (Aside aside : newestFirst) {
      boolean sized = !aside.log.equals("audit");
      bytes += sized ? aside.bytes : 0;
      int number = numbers.merge(aside.log, 1, Integer::sum);
      if (number > count || (sized && bytes > totalBytes)) {
        Files.deleteIfExists(aside.file);
      }
    }
  }

  private List<Aside> all() throws IOException {
    List<Aside> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.log*")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          all.add(new Aside(file, name.group(1), name.group(2), Files.size(file)));
        } else if (file.toString().endsWith(PART)) {
          Files.deleteIfExists(file);
        }
      }
    }
    return all;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "log-archive", 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
