package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFileTest {
  @TempDir Path folder;
  private final PublishedAgent agent = new PublishedAgent();
  private Path file;
  private ControlFile control;
  private int seconds;

  @BeforeEach
  void beside_the_telemetry() {
    file = folder.resolve("jvm-h-1-2.ctl");
    control = new ControlFile(file.toFile(), agent);
  }

  @Test
  void no_file_is_no_order() throws IOException {
    assertThat(control.poll()).isFalse();
    assertThat(agent.orders).isEmpty();
  }

  @Test
  void orders_are_done_from_top_to_bottom_and_once() throws IOException {
    order("# for the night\r\n\ndisable\n  reset \nheaders   report\nenable");
    assertThat(control.poll()).isFalse();
    assertThat(control.poll()).isFalse();

    assertThat(agent.orders).containsExactly("disable", "reset", "headers report", "enable");
  }

  @Test
  void a_changed_file_is_new_orders() throws IOException {
    order("disable\n");
    control.poll();
    order("enable \n");
    control.poll();
    Files.delete(file);
    control.poll();

    assertThat(agent.orders).containsExactly("disable", "enable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exit", "headers", "headers none", "enable now", "ENABLE", "\u0007\u001b[2J"})
  void a_bad_command_is_ignored_and_told_once(String bad) throws IOException {
    order("disable\n" + bad + "\nenable\n");

    assertThat(control.poll()).isTrue();
    assertThat(control.poll()).isFalse();
    assertThat(agent.orders).containsExactly("disable", "enable");
    assertThat(control.problem()).contains("line 2").contains("use enable, disable, reset");
    assertThat(control.problem()).doesNotContainPattern("\\p{Cntrl}");
    order("enable");
    assertThat(control.poll()).isFalse();
    assertThat(control.problem()).isEmpty();
  }

  @Test
  void too_long_a_file_is_not_read() throws IOException {
    order("reset\n".repeat(1000));

    assertThat(control.poll()).isTrue();
    assertThat(control.problem()).contains("4096");
    assertThat(agent.orders).isEmpty();
  }

  @Test
  void a_link_or_a_folder_is_no_order() throws IOException {
    Path orders = Files.writeString(folder.resolve("elsewhere"), "disable");
    Files.createSymbolicLink(file, orders);
    assertThat(control.poll()).isTrue();

    Files.delete(file);
    Files.createDirectory(file);
    assertThat(control.poll()).isTrue();
    assertThat(agent.orders).isEmpty();
  }

  @Test
  void the_file_of_another_user_is_no_order() throws IOException {
    assumeTrue(Machine.isRoot(), "only root can make the file of another user");
    order("disable");
    Files.setAttribute(file, "unix:uid", 65534);

    assertThat(control.poll()).isTrue();
    assertThat(control.problem()).contains("not a file of the user");
    assertThat(agent.orders).isEmpty();
  }

  /** Each with a time of its own, whatever the clock of the file system. */
  private void order(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.ofEpochSecond(1_700_000_000 + seconds++)));
  }
}
