package glossary.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that looks while others write without a pause sees whole records or none. */
class TornWriteTest {
  private static final int ROUNDS = 300;

  @TempDir Path folder;

  @Test
  void on_a_disk() throws Exception {
    neverMixed(folder);
  }

  @Test
  void in_memory() throws Exception {
    Path parent = Path.of("/dev/shm");
    Path memory = Files.createTempDirectory(Files.isWritable(parent) ? parent : folder, "torn");
    try {
      neverMixed(memory);
    } finally {
      Files.deleteIfExists(memory.resolve(TelemetryFile.name(Samples.SHOP)));
      Files.delete(memory);
    }
  }

  private static void neverMixed(Path folder) throws Exception {
    File file = Samples.emptyFile(folder);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      writer.write(figures(0));
      Future<Long> written = thread.submit(() -> writeUntil(stop, writer));
      int whole = 0;
      for (int i = 0; i < ROUNDS; i++) {
        whole += check(TelemetryReader.read(file, Samples.NOW)) ? 1 : 0;
      }
      stop.set(true);
      assertThat(written.get()).isPositive();
      assertThat(whole).isPositive();
    } finally {
      stop.set(true);
      thread.shutdown();
    }
  }

  private static long writeUntil(AtomicBoolean stop, TelemetryWriter writer) throws IOException {
    InFlightSlot slot = new InFlightSlot();
    long round = 0;
    while (!stop.get()) {
      round++;
      writer.write(figures(round));
      for (int i = 0; i < 20; i++) {
        String text = Long.toString(round).repeat(1 + (int) (round + i) % 40);
        slot.fill(round * 20 + i, text, "GET", text, "t", round);
        writer.write(i % 4, slot, round * 20 + i);
        writer.write(new RecentError(round, 500, false, text, text, text, text, text), round);
      }
      writer.clear(0);
    }
    return round;
  }

  private static Figures figures(long round) {
    List<RequestSeries> series = new ArrayList<>();
    for (int i = 0; i < 100 + round % 100; i++) {
      series.add(Samples.series("GET", "/" + i, 200, round));
    }
    return Samples.figures(series, List.of(Samples.group("f", round, Long.toString(round))));
  }

  /** Whether there were figures; all must be of one round. */
  private static boolean check(HostTelemetry read) {
    for (InFlightRequest request : read.inFlight) {
      String text = Long.toString(request.startMillis);
      assertThat(request.requestId.replace(text, ""))
          .as(request.requestId)
          .satisfies(rest -> assertThat(text).startsWith(rest));
      assertThat(request.path)
          .startsWith(request.requestId.substring(0, Math.min(90, request.requestId.length())));
    }
    for (RecentError error : read.recentErrors) {
      assertThat(error.message)
          .startsWith(Long.toString(error.atMillis))
          .startsWith(error.requestId);
      assertThat(error.stack).startsWith(error.requestId);
    }
    if (read.figures == Figures.NONE) {
      return false;
    }
    long round = read.figures.errors.get(0).count;
    assertThat(read.figures.requests).hasSize(100 + (int) (round % 100));
    assertThat(read.figures.requests).allMatch(series -> series.buckets[0] == round);
    assertThat(read.figures.requests).allMatch(series -> series.maxNanos == round);
    return true;
  }
}
