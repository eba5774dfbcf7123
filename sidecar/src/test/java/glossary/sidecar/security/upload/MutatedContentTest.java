package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, it is taken or refused with a sentence. */
class MutatedContentTest {
  private static final int ROUNDS = 2_000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(UploadKind.class)
  void any_mutation_is_taken_or_refused(UploadKind kind) throws Exception {
    byte[][] seeds = {seed(kind), Samples.pdf(), Samples.docx(), Samples.utf8("größe Файл")};
    Random random = new Random(kind.ordinal());
    Path file = folder.resolve("file");
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] content =
          mutated(seeds[random.nextInt(8) == 0 ? random.nextInt(4) : 0], seeds, random);
      Files.write(file, content);
      try {
        kind.verify(file);
        taken++;
      } catch (UploadRefused refused) {
        assertThat(refused.getMessage()).startsWith("is ");
        assertThat(refused.problem("file").status()).isEqualTo(422);
      }
    }
    assertThat(taken).isBetween(ROUNDS / 200, ROUNDS - 20);
  }

  private static byte[] seed(UploadKind kind) {
    return switch (kind) {
      case PDF -> Samples.pdf();
      case TXT -> Samples.utf8("A sight glass, größe Файл 文件.");
      case DOCX -> {
        Map<String, byte[]> parts = Samples.docxParts();
        parts.put("word/embeddings/a.xlsx", Samples.docx());
        yield Samples.zip(parts);
      }
    };
  }

  private static byte[] mutated(byte[] seed, byte[][] seeds, Random random) {
    byte[] content = seed.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && content.length > 0; changes--) {
      int at = random.nextInt(content.length);
      switch (random.nextInt(12)) {
        case 0 -> content = Arrays.copyOf(content, at);
        case 1 -> content = Arrays.copyOfRange(content, at, content.length);
        case 2 -> {
          byte[] other = seeds[random.nextInt(seeds.length)];
          int length = Math.min(other.length, content.length - at);
          System.arraycopy(other, 0, content, at, length);
        }
        case 3 -> content[at] ^= (byte) (1 << random.nextInt(8));
        case 4 -> content[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
        default -> content[at] = (byte) random.nextInt(256);
      }
    }
    return content;
  }
}
