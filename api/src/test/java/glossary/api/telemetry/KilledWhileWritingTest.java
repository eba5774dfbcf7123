package glossary.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file as a kill leaves it at any byte of a write, in whichever order bytes were stored. */
class KilledWhileWritingTest {
  @TempDir Path folder;

  @Test
  void figures_are_the_old_or_the_new_ones() throws IOException {
    everyMixture(
        writer -> {
          writer.write(figures(1));
          writer.write(figures(2));
        },
        writer -> writer.write(figures(3)),
        TelemetryLayout.figuresAt(3),
        read -> {
          long round = read.figures.failures;
          assertThat(round).isIn(2L, 3L);
          assertThat(read.figures.inFlight).isEqualTo(round);
          assertThat(read.figures.requests).hasSize((int) round);
          assertThat(read.figures.requests).allMatch(series -> series.maxNanos == round);
          return round == 3;
        });
  }

  @Test
  void a_slot_has_the_old_request_the_new_one_or_none() throws IOException {
    everyMixture(
        writer -> request(writer, 1),
        writer -> request(writer, 2),
        TelemetryLayout.slotAt(5),
        read -> {
          for (InFlightRequest request : read.inFlight) {
            assertThat(request.startMillis).isIn(1L, 2L);
            assertThat(request.requestId).isEqualTo(text(request.startMillis));
            assertThat(request.path).isEqualTo(text(request.startMillis));
          }
          assertThat(read.inFlight.size() + read.damaged).isEqualTo(1);
          return read.inFlight.stream().anyMatch(request -> request.startMillis == 2);
        });
  }

  @Test
  void an_error_is_the_old_one_the_new_one_or_none() throws IOException {
    int later = 3 + RecentError.KEPT;
    everyMixture(
        writer -> error(writer, 3),
        writer -> error(writer, later),
        TelemetryLayout.errorAt(3),
        read -> {
          for (RecentError error : read.recentErrors) {
            assertThat(error.atMillis).isIn(3L, (long) later);
            assertThat(error.message).isEqualTo(text(error.atMillis));
            assertThat(error.stack).isEqualTo(text(error.atMillis));
          }
          assertThat(read.recentErrors.size() + read.damaged).isEqualTo(1);
          return read.recentErrors.stream().anyMatch(error -> error.atMillis == later);
        });
  }

  private interface Step {
    void with(TelemetryWriter writer) throws IOException;
  }

  private interface Check {
    /** Asserts that it is no mixture; tells whether it is the new state. */
    boolean isNew(HostTelemetry read);
  }

  private void everyMixture(Step first, Step second, int at, Check check) throws IOException {
    File file = Samples.emptyFile(folder);
    byte[] before;
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      first.with(writer);
      before = Files.readAllBytes(file.toPath());
      second.with(writer);
    }
    byte[] after = Files.readAllBytes(file.toPath());
    int end = TelemetryLayout.FILE_BYTES;
    while (before[end - 1] == after[end - 1]) {
      end--;
    }
    try (RandomAccessFile patched = new RandomAccessFile(file, "rw")) {
      for (int cut = at; cut <= end; cut++) {
        patch(
            patched, at, Arrays.copyOfRange(before, at, cut), Arrays.copyOfRange(after, cut, end));
        assertThat(check.isNew(read(file))).isEqualTo(cut == at);
        patch(
            patched, at, Arrays.copyOfRange(after, at, cut), Arrays.copyOfRange(before, cut, end));
        assertThat(check.isNew(read(file))).isEqualTo(cut == end);
      }
    }
  }

  private static void patch(RandomAccessFile file, int at, byte[] head, byte[] tail)
      throws IOException {
    file.seek(at);
    file.write(head);
    file.write(tail);
  }

  private static HostTelemetry read(File file) throws IOException {
    return TelemetryReader.read(file, Samples.NOW);
  }

  private static String text(long number) {
    return Long.toString(number).repeat(20);
  }

  private static Figures figures(int round) {
    List<RequestSeries> series =
        Collections.nCopies(round, Samples.series("GET", "/a", 200, round));
    return new Figures(
        round,
        true,
        "safe",
        PageHeaders.NONE,
        round,
        List.of(),
        series,
        List.of(),
        List.of(),
        List.of(),
        round,
        "");
  }

  private static void request(TelemetryWriter writer, long number) throws IOException {
    InFlightSlot slot = new InFlightSlot();
    slot.fill(number, text(number), "GET", text(number), "t", number);
    writer.write(5, slot, number);
  }

  private static void error(TelemetryWriter writer, long number) throws IOException {
    String text = text(number);
    writer.write(new RecentError(number, 500, false, text, text, text, text, text), number);
  }
}
