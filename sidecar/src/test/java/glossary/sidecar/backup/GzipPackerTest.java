package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipPackerTest {
  private static final int BLOCK = 256 << 10;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32768, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 9 * BLOCK + 77})
  void what_goes_in_comes_out(int size) throws Exception {
    byte[] plain = text(size);

    byte[] packed = pack(plain, 4096);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .isEqualTo(plain);
  }

  @Test
  void it_is_one_member_so_that_a_reader_of_the_first_gets_all() throws Exception {
    byte[] plain = text(5 * BLOCK + 3);

    try (GzipCompressorInputStream in =
        GzipCompressorInputStream.builder()
            .setInputStream(new ByteArrayInputStream(pack(plain, 100_000)))
            .setDecompressConcatenated(false)
            .get()) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void bytes_without_any_pattern_are_packed_too() throws Exception {
    byte[] plain = new byte[3 * BLOCK];
    new Random(3).nextBytes(plain);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(pack(plain, 777))).readAllBytes())
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip -dc",
        "zcat",
        "pigz -dc",
        "python3 -c import(gzip,sys);sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())"
      })
  void other_programs_read_it(String command) throws Exception {
    String[] words = command.split(" ", 3);
    assumeTrue(TestBackups.has(words[0]), words[0] + " is not installed");
    byte[] plain = text(4 * BLOCK + 1);
    Path file = Files.write(folder.resolve("packed.gz"), pack(plain, BLOCK));
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = file.toString();
    if (words[0].equals("python3")) {
      all[2] = all[2].replace("import(gzip,sys)", "import gzip,sys");
    }

    assertThat(TestBackups.run(all)).isEqualTo(plain);
  }

  @Test
  void parallel_blocks_cost_little_of_the_ratio() throws Exception {
    byte[] plain = text(20 * BLOCK);
    ByteArrayOutputStream alone = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(alone)) {
      gzip.write(plain);
    }

    assertThat(pack(plain, BLOCK).length).isLessThan((int) (alone.size() * 1.01));
  }

  private static byte[] pack(byte[] plain, int step) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workers workers = new Workers();
        GzipPacker packer = new GzipPacker(out, workers.threads(), 3)) {
      for (int at = 0; at < plain.length; at += step) {
        byte[] part = Arrays.copyOfRange(plain, at, Math.min(plain.length, at + step));
        packer.add(part, part.length);
      }
      packer.finish();
    }
    return out.toByteArray();
  }

  private static byte[] text(int size) {
    Random random = new Random(size);
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      text[i] =
          (byte) (random.nextInt(4) == 0 && i > 200 ? text[i - 200] : 'a' + random.nextInt(9));
    }
    return text;
  }
}
