package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a long work fits its line, and tells what is done. */
class NarrowProgressIT {
  private static final Path JAR = Path.of("target", "glossary-sidecar.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + JAR;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void a_bar_is_written_over_its_own_line(int columns) throws Exception {
    assumeTrue(Command.exists("script"), "script of util-linux");
    PackedSidecar.run(folder, "search", "ventil");

    String command = "stty cols " + columns + "; env -u COLUMNS TERM=xterm " + JAVA + " backup";
    String text = Command.run(folder, "script", "-qec", command, "/dev/null").text();

    assertThat(text).contains("[#");
    assertThat(Arrays.stream(text.split("[\r\n]")).filter(line -> line.contains("[#")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(Columns.of(line.replace("\u001b[K", ""))).isLessThan(columns));
  }

  @Test
  void what_is_mended_is_told_before_and_not_with_q() throws Exception {
    Path database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, 5);
    String[] fix = {"doctor", "--fix", "--yes", "--set", "SIDECAR_PORT=0"};

    assertThat(PackedSidecar.run(folder, fix).err())
        .contains("Mending IDX-04 (The host can change and delete entries) ...\npreparing ...");
    Files.delete(database);
    HostProcess.leaves(database, 5);
    String[] quiet = Arrays.copyOf(fix, fix.length + 1);
    quiet[fix.length] = "-q";
    assertThat(PackedSidecar.run(folder, quiet).err()).isEmpty();
  }
}
