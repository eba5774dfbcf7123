package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
  private static final long GB = 1L << 30;
  private static final MemoryFigures ROOMY = new MemoryFigures(16 * GB, 8 * GB);

  private MemoryFigures machine = ROOMY;
  private MemoryFigures container;
  private double left;
  private final Heap heap =
      new Heap() {
        @Override
        double leftPercent() {
          return left;
        }
      };
  private final MemoryCheck check =
      new MemoryCheck(() -> machine, () -> Optional.ofNullable(container), heap, 85, 95);

  @Test
  void the_machine_counts_where_there_is_no_container() {
    Finding finding = check.look();

    assertThat(finding.status()).isEqualTo(Status.HEALTHY);
    assertThat(finding.figures().get("used_percent")).isEqualTo(50.0);
    assertThat(finding.figures().get("of")).isEqualTo("machine");
    assertThat(check.last()).contains(ROOMY);
  }

  @Test
  void the_smaller_of_machine_and_container_counts() {
    container = new MemoryFigures(GB, GB / 10);
    assertThat(check.look().issues()).extracting(Issue::code).containsExactly("MEMORY-HIGH");
    assertThat(check.look().figures().get("of")).isEqualTo("container");
    container = new MemoryFigures(GB, GB / 100);
    assertThat(check.look().status()).isEqualTo(Status.UNHEALTHY);
    assertThat(check.look().issues().get(0).sentence())
        .contains("of the container", "MEMORY_CRITICAL_THRESHOLD_PERCENT (95.0 %)");
  }

  @Test
  void a_heap_that_stays_full_after_collection_is_told() {
    left = 96;

    assertThat(check.look().issues()).extracting(Issue::code).containsExactly("HEAP-HIGH");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void oshi_and_the_system_agree_on_the_memory(@TempDir Path folder) throws Exception {
    String[] said = measuredInto(folder).split(" ");

    assertThat(said[2]).isEqualTo("true");
    long total =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
            .sum();
    assertThat(Long.parseLong(said[0])).isEqualTo(total);
    assertThat(Long.parseLong(said[1])).isBetween(1L, total);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void where_nothing_can_be_unpacked_the_jdk_is_asked() throws Exception {
    String[] said = measuredInto(Path.of("/proc/absent")).split(" ");

    assertThat(said[2]).isEqualTo("false");
    assertThat(Long.parseLong(said[0])).isGreaterThan(Long.parseLong(said[1]));
  }

  private static String measuredInto(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryMain.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
