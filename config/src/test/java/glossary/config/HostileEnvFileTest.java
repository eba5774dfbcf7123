package glossary.config;

import static glossary.config.SourcesForTests.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileEnvFileTest {
  private static final String PIECES = "AB_=#'\"\\ \t\n\r$é";

  @TempDir Path folder;

  private Resolution resolve(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile.env"), bytes);
    return Settings.resolve(Sources.none().withEnvFile(file));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void random_bytes_are_problems_and_nothing_worse(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[1 + random.nextInt(2000)];
      random.nextBytes(bytes);
      bytes[0] = 1;

      assertThat(resolve(bytes).problems()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void random_syntax_gives_only_names_and_texts_of_the_file(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(200); j >= 0; j--) {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }
      EnvFile file = EnvFile.parse("f", text.toString().getBytes(UTF_8));

      assertThat(file.lines()).allSatisfy(line -> assertThat(line.name()).matches("[AB_]+"));
      assertThat(file.lines())
          .allSatisfy(line -> assertThat(line.text().length()).isLessThan(text.length()));
    }
  }

  @Test
  void a_huge_file_is_one_problem() throws IOException {
    byte[] bytes = ("APP_NAME=" + "x".repeat(10_000_000)).getBytes(UTF_8);

    assertThat(lines(resolve(bytes))).singleElement().asString().contains("larger than 1024 KiB");
  }

  @Test
  void the_parser_takes_a_line_of_any_length() {
    String value = "x #".repeat(3_000_000);
    EnvFile file = EnvFile.parse("f", ("A=" + value + "\nB='" + value + "'").getBytes(UTF_8));

    assertThat(file.lines()).extracting(EnvFile.Line::text).containsExactly("x", value);
  }

  @Test
  void a_hundred_thousand_wrong_lines_are_twenty_problems_and_a_count() {
    EnvFile file = EnvFile.parse("f", "A='\"\n".repeat(100_001).getBytes(UTF_8));
    Findings all = new Findings();
    all.take(file.findings(), "f");

    assertThat(all.problems()).hasSize(21);
    assertThat(all.problems().get(20).line()).matches("f: has [0-9]+ more such problems");
  }

  @Test
  void a_hundred_thousand_unknown_names_are_twenty_warnings_and_a_count() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append('N').append(Integer.toString(i, 36)).append("=1\n");
    }
    Resolution resolution = resolve(text.toString().getBytes(UTF_8));

    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.warnings()).hasSize(21);
  }

  @Test
  void a_hundred_thousand_times_the_same_name_is_the_last_one() throws IOException {
    Resolution resolution =
        resolve("API_PORT=1\n".repeat(90_000).concat("API_PORT=7").getBytes(UTF_8));

    assertThat(resolution.orElseThrow().get(Catalogue.API_PORT)).isEqualTo(7);
    assertThat(resolution.warnings()).hasSize(21);
  }
}
