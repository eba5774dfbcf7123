package glossary.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {
  @TempDir Path folder;

  @Test
  void all_that_is_written_is_read_again() throws IOException {
    writesAndReads(Samples.emptyFile(folder), Mounts.inMemory(folder.resolve("x").toFile()));
  }

  @Test
  void in_memory_too() throws IOException {
    assumeTrue(Files.isWritable(Path.of("/dev/shm")), "no /dev/shm here");
    Path memory = Files.createTempDirectory(Path.of("/dev/shm"), "glossary-test");
    File file = Samples.emptyFile(memory);
    try {
      writesAndReads(file, true);
    } finally {
      Files.delete(file.toPath());
      Files.delete(memory);
    }
  }

  private static void writesAndReads(File file, boolean mapped) throws IOException {
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      assertThat(writer.shared()).isEqualTo(mapped);
      fill(writer);

      HostTelemetry read = TelemetryReader.read(file, Samples.NOW);

      assertThat(file).hasSize(1024 * 1024);
      assertThat(read.identity).usingRecursiveComparison().isEqualTo(Samples.SHOP);
      assertThat(read.state).isEqualTo(HostState.RUNNING);
      assertThat(read.heartbeatMillis).isEqualTo(Samples.NOW);
      assertThat(read.figures).usingRecursiveComparison().isEqualTo(figures());
      assertThat(read.inFlight)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(new InFlightRequest("r-1", "GET", "/maß", "exec-1", Samples.NOW));
      assertThat(read.recentErrors)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(Samples.error("first"), Samples.error("second"));
      assertThat(read.damaged).isZero();
    }
  }

  private static Figures figures() {
    return Samples.figures(
        List.of(
            Samples.series("GET", "/orders/{id}", 200, 5),
            Samples.series("GET", "unmatched", 404, Long.MAX_VALUE / 1000)),
        List.of(Samples.group("ab12", 7, "a.B.c(B.java:1)\na.B.d(B.java:2)")));
  }

  private static void fill(TelemetryWriter writer) throws IOException {
    writer.write(Samples.figures(List.of(), List.of()));
    writer.write(figures());
    writer.write(Samples.error("first"), 1);
    writer.write(Samples.error("second"), 2);
    InFlightSlot slot = new InFlightSlot();
    slot.fill(9, "r-1", "GET", "/maß?token=secret", "exec-1", Samples.NOW);
    writer.write(17, slot, 9);
    writer.write(18, slot, 9);
    writer.clear(18);
  }

  @Test
  void a_file_of_a_moment_ago_has_no_figures_yet() throws IOException {
    File file = Samples.emptyFile(folder);
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      writer.heartbeat(Samples.NOW + 1);
      HostTelemetry read = TelemetryReader.read(file, Samples.NOW);

      assertThat(read.heartbeatMillis).isEqualTo(Samples.NOW + 1);
      assertThat(read.figures).isSameAs(Figures.NONE);
      assertThat(read.damaged).isZero();
    }
  }

  @Test
  void only_the_last_errors_are_kept_newest_last() throws IOException {
    File file = Samples.emptyFile(folder);
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      for (int i = 1; i <= 100; i++) {
        writer.write(Samples.error("error " + i), i);
      }
      writer.clearError(100 % RecentError.KEPT);
    }

    List<RecentError> errors = TelemetryReader.read(file, Samples.NOW).recentErrors;

    assertThat(errors).hasSize(RecentError.KEPT - 1);
    assertThat(errors.get(0).message).isEqualTo("error 69");
    assertThat(errors.get(errors.size() - 1).message).isEqualTo("error 99");
  }

  @Test
  void good_bye_is_an_exit_and_silence_is_a_crash() throws IOException {
    File file = Samples.emptyFile(folder);
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      assertThat(TelemetryReader.read(file, Samples.NOW + 5_001).state).isEqualTo(HostState.HUNG);
      writer.heartbeat(Samples.NOW + 1);
      assertThat(TelemetryReader.read(file, Samples.NOW + 5_001).state)
          .isEqualTo(HostState.RUNNING);
      assertThat(TelemetryReader.state(file, Samples.NOW)).isEqualTo(HostState.RUNNING);
    }
    assertThat(TelemetryReader.read(file, Samples.NOW).state).isEqualTo(HostState.CRASHED);
    assertThat(TelemetryReader.state(file, Samples.NOW)).isEqualTo(HostState.CRASHED);

    Files.delete(file.toPath());
    try (TelemetryWriter writer =
        TelemetryWriter.open(Samples.emptyFile(folder), Samples.SHOP, Samples.NOW)) {
      writer.cleanExit();
    }
    assertThat(TelemetryReader.read(file, Samples.NOW).state).isEqualTo(HostState.EXITED);
  }

  @Test
  void texts_are_cut_between_characters_and_nothing_is_too_long() throws IOException {
    String endless = "é🙂漢".repeat(10_000);
    File file = Samples.emptyFile(folder);
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      InFlightSlot slot = new InFlightSlot();
      slot.fill(1, endless, endless, endless, endless, 1);
      writer.write(0, slot, 1);
      slot.fill(2, null, null, null, "\uD83D", 1);
      writer.write(1, slot, 2);
      writer.write(new RecentError(1, 500, false, endless, endless, endless, endless, endless), 1);
      writer.write(Samples.figures(List.of(), List.of(Samples.group(endless, 1, endless))));
    }

    HostTelemetry read = TelemetryReader.read(file, Samples.NOW);

    assertThat(read.damaged).isZero();
    assertThat(endless)
        .startsWith(read.inFlight.get(0).path)
        .startsWith(read.inFlight.get(0).thread);
    assertThat(read.inFlight.get(0).path).hasSizeGreaterThan(100);
    assertThat(read.inFlight.get(1).thread).isEqualTo("?");
    assertThat(endless).startsWith(read.recentErrors.get(0).stack);
    assertThat(read.recentErrors.get(0).stack).hasSizeGreaterThan(400);
    assertThat(endless).startsWith(read.figures.errors.get(0).stack);
  }

  @Test
  void a_file_with_content_is_never_overwritten() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine");

    assertThatThrownBy(() -> TelemetryWriter.open(precious.toFile(), Samples.SHOP, Samples.NOW))
        .hasMessageContaining("is not empty");
    assertThat(precious).hasContent("mine");
  }
}
