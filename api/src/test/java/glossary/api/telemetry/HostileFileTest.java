package glossary.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import glossary.api.telemetry.UnreadableTelemetryException.Reason;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file makes the reader do more than give a result or its documented exception. */
class HostileFileTest {
  private static final int ROUNDS = 300;

  @TempDir Path folder;
  private final Random random = new Random(20260101);
  private File file;
  private byte[] good;

  @BeforeEach
  void a_whole_file() throws IOException {
    file = Samples.emptyFile(folder);
    try (TelemetryWriter writer = TelemetryWriter.open(file, Samples.SHOP, Samples.NOW)) {
      writer.write(
          Samples.figures(
              List.of(Samples.series("GET", "/a", 200, 1)), List.of(Samples.group("f", 1, "s"))));
      writer.write(Samples.error("e"), 1);
      InFlightSlot slot = new InFlightSlot();
      slot.fill(1, "r", "GET", "/", "t", 1);
      writer.write(0, slot, 1);
    }
    good = Files.readAllBytes(file.toPath());
  }

  @Test
  void other_things_are_refused_with_their_reason() throws IOException {
    assertThat(refused(folder.toFile())).isEqualTo(Reason.FOREIGN);
    assertThat(refused(folder.resolve("missing").toFile())).isEqualTo(Reason.FOREIGN);
    assertThat(refused(with("hello".getBytes()))).isEqualTo(Reason.FOREIGN);
    assertThat(refused(with(new byte[0]))).isEqualTo(Reason.UNFINISHED);
    assertThat(refused(with(new byte[64 * 1024]))).isEqualTo(Reason.UNFINISHED);
    assertThat(refused(with(Arrays.copyOf(good, good.length - 1)))).isEqualTo(Reason.DAMAGED);
    assertThat(refused(with(new byte[good.length]))).isEqualTo(Reason.UNFINISHED);
    assertThat(refused(patched(0, 1))).isEqualTo(Reason.FOREIGN);
    assertThat(refused(patched(TelemetryLayout.VERSION_AT, 1))).isEqualTo(Reason.OTHER_VERSION);
    assertThat(refused(patched(TelemetryLayout.LENGTH_AT, 2))).isEqualTo(Reason.DAMAGED);
    assertThat(refused(patched(TelemetryLayout.IDENTITY_AT + 20, 2))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void a_pipe_is_not_waited_for() throws IOException, InterruptedException {
    File pipe = folder.resolve("pipe.mm").toFile();
    assertThat(new ProcessBuilder("mkfifo", pipe.getPath()).start().waitFor()).isZero();

    assertThat(refused(pipe)).isEqualTo(Reason.FOREIGN);
  }

  @Test
  void a_sparse_giant_costs_no_memory() throws IOException {
    try (RandomAccessFile giant = new RandomAccessFile(file, "rw")) {
      giant.setLength(1L << 40);
    }

    assertThat(refused(file)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void any_cut_is_survived() throws IOException {
    for (int i = 0; i < 50; i++) {
      byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
      assertThat(refused(with(cut))).isNotNull();
    }
  }

  @Test
  void random_bytes_behind_a_good_header_are_all_damage() throws IOException {
    byte[] bytes = good.clone();
    byte[] noise = new byte[bytes.length - TelemetryLayout.HEADER_BYTES];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, TelemetryLayout.HEADER_BYTES, noise.length);

    HostTelemetry read = TelemetryReader.read(with(bytes), Samples.NOW);

    assertThat(read.figures).isSameAs(Figures.NONE);
    assertThat(read.inFlight).isEmpty();
    assertThat(read.recentErrors).isEmpty();
    assertThat(read.damaged).isEqualTo(TelemetryLayout.SLOTS + TelemetryLayout.ERRORS + 1);
  }

  @Test
  void flipped_bits_are_never_taken_for_data() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = good.clone();
      for (int at : new int[] {0, TelemetryLayout.SLOTS_AT, TelemetryLayout.ERRORS_AT}) {
        bytes[at + random.nextInt(60)] ^= (byte) (1 << random.nextInt(8));
      }
      bytes[TelemetryLayout.figuresAt(1) + random.nextInt(200)] ^= 4;
      readsOrRefuses(with(bytes));
    }
  }

  /** The CRC is right, so that only the checks behind it are left. */
  @Test
  void sealed_nonsense_is_survived() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = good.clone();
      nonsense(bytes, TelemetryLayout.FIGURES_AT, TelemetryLayout.FIGURES_BYTES);
      nonsense(bytes, TelemetryLayout.FIGURES_AT + TelemetryLayout.FIGURES_BYTES, 500);
      nonsense(bytes, TelemetryLayout.ERRORS_AT, TelemetryLayout.ERROR_BYTES);
      nonsense(bytes, TelemetryLayout.SLOTS_AT + TelemetryLayout.GUARD_BYTES, 400);
      if (i % 3 == 0) {
        nonsense(bytes, TelemetryLayout.IDENTITY_AT, 300);
      }
      readsOrRefuses(with(bytes));
    }
  }

  /** Whole figures with four wrong bytes, at every place in turn. */
  @Test
  void sealed_lies_are_survived() throws IOException {
    int at = TelemetryLayout.figuresAt(1);
    int length = RecordReader.view(good).getInt(at + 4);
    for (int lie = 0; lie < length - 4; lie++) {
      byte[] bytes = good.clone();
      RecordReader.view(bytes).putInt(at + RecordWriter.SEAL_BYTES + lie, random.nextInt());
      seal(bytes, at, length);
      readsOrRefuses(with(bytes));
    }
  }

  private void nonsense(byte[] bytes, int at, int capacity) {
    byte[] noise = new byte[random.nextInt(capacity - RecordWriter.SEAL_BYTES)];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, at + RecordWriter.SEAL_BYTES, noise.length);
    seal(bytes, at, noise.length);
  }

  private static void seal(byte[] bytes, int at, int length) {
    RecordReader.view(bytes).putInt(at + 4, length);
    CRC32 crc = new CRC32();
    crc.update(bytes, at + 4, RecordWriter.SEAL_BYTES - 4 + length);
    RecordReader.view(bytes).putInt(at, (int) crc.getValue());
  }

  private static void readsOrRefuses(File hostile) throws IOException {
    try {
      HostTelemetry read = TelemetryReader.read(hostile, Samples.NOW);
      assertThat(read.figures.requests.size()).isLessThan(3000);
    } catch (UnreadableTelemetryException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  private static Reason refused(File file) {
    return catchThrowableOfType(
            UnreadableTelemetryException.class, () -> TelemetryReader.read(file, Samples.NOW))
        .reason();
  }

  private File patched(int at, int value) throws IOException {
    byte[] bytes = good.clone();
    bytes[at] = (byte) value;
    return with(bytes);
  }

  private File with(byte[] bytes) throws IOException {
    Files.write(file.toPath(), bytes);
    return file;
  }
}
