package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerMemoryTest {
  private static final long MB = 1 << 20;

  @TempDir Path root;

  @Test
  void of_version_2_the_tightest_group_counts_and_cache_does_not() throws IOException {
    file("proc/self/cgroup", "0::/pod/container\n");
    group("sys/fs/cgroup/pod/container", "max", 100 * MB);
    group("sys/fs/cgroup/pod", Long.toString(256 * MB), 100 * MB);
    file("sys/fs/cgroup/pod/memory.stat", "anon 7\ninactive_file " + 40 * MB + "\nfile 9\n");

    assertThat(new ContainerMemory(root).now())
        .contains(new MemoryFigures(256 * MB, (256 - 60) * MB));
  }

  @Test
  void in_a_container_of_version_2_the_group_is_the_mount_itself() throws IOException {
    file("proc/self/cgroup", "0::/../../pod/../x\n");
    group("sys/fs/cgroup", Long.toString(64 * MB), 60 * MB);

    assertThat(new ContainerMemory(root).now()).contains(new MemoryFigures(64 * MB, 4 * MB));
  }

  @Test
  void version_1_is_read_too_and_its_largest_number_is_no_limit() throws IOException {
    file("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/docker/abc\n");
    file("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "9223372036854771712\n");
    file("sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes", "1000\n");
    assertThat(new ContainerMemory(root).now()).isEmpty();

    file("sys/fs/cgroup/memory/docker/memory.limit_in_bytes", 128 * MB + "\n");
    file("sys/fs/cgroup/memory/docker/memory.usage_in_bytes", 28 * MB + "\n");
    file("sys/fs/cgroup/memory/docker/memory.stat", "total_inactive_file " + 8 * MB + "\n");
    assertThat(new ContainerMemory(root).now()).contains(new MemoryFigures(128 * MB, 108 * MB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "0::", "::::", "0:/x", "4:memory:", "\0"})
  void nonsense_is_no_limit(String line) throws IOException {
    file("proc/self/cgroup", line + "\n");
    group("sys/fs/cgroup/x", "12 monkeys", 1);

    assertThat(new ContainerMemory(root).now()).isEmpty();
  }

  @Test
  void without_control_groups_there_is_no_limit() {
    assertThat(new ContainerMemory(root).now()).isEmpty();
  }

  @Test
  void this_machines_own_groups_are_read_without_fault() {
    long available =
        new ContainerMemory(Path.of("/")).now().map(MemoryFigures::availableBytes).orElse(0L);

    assertThat(available).isNotNegative();
  }

  private void group(String folder, String limit, long used) throws IOException {
    file(folder + "/memory.max", limit + "\n");
    file(folder + "/memory.current", used + "\n");
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
