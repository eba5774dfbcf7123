package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.DatabaseMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCreationTest {
  @TempDir Path folder;

  @Test
  void a_killed_creation_leaves_a_whole_database_or_none() throws Exception {
    for (int moment = 0; moment < 5; moment++) {
      Path run = folder.resolve("run" + moment);
      killAfterSome(run, Duration.ofMillis(7L * moment));
      try (var all = Files.list(run)) {
        for (Path one : all.toList()) {
          assertWholeOrAbsent(one.resolve("glossary.db"));
        }
      }
    }
  }

  private static void killAfterSome(Path run, Duration into) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CreateMain.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = process.inputReader()) {
      while (!"3".equals(said.readLine())) {
        assertThat(process.isAlive()).isTrue();
      }
      LockSupport.parkNanos(into.toNanos());
      process.destroyForcibly().waitFor();
    }
  }

  private static void assertWholeOrAbsent(Path file) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      assertThat(source.state().writable()).isTrue();
      assertThat(source.list(EntryFilter.ALL, 0, 1000)).hasSizeGreaterThan(120);
    }
  }
}
