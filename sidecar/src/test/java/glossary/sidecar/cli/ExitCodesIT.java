package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each exit code that scripts rely on, with one sentence on stderr. */
class ExitCodesIT {
  @TempDir Path folder;

  @Test
  void zero_and_one_tell_whether_something_is_wrong() throws Exception {
    assertThat(run("config", "check").exitCode()).isEqualTo(ExitCode.DONE);
    Path database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, 3);

    assertThat(run("doctor", "-q").exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run("backups", "--verify", "none").exitCode()).isEqualTo(ExitCode.PROBLEMS);
  }

  @Test
  void two_is_wrong_usage() throws Exception {
    assertThat(run("doctor", "--no-such-option").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("config").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void seventy_is_a_fault_of_the_program_and_has_a_stack_trace_only_if_asked_for()
      throws Exception {
    Path broken = folder.resolve("broken.jar");
    Files.copy(Path.of("target", "glossary-sidecar.jar"), broken);
    try (FileSystem jar = FileSystems.newFileSystem(broken)) {
      Files.delete(jar.getPath("glossary/sidecar/search/PageJson.class"));
    }

    Command plain = java(broken, "-Dglossary.DEBUG=false");
    assertThat(plain.exitCode()).as(plain.text()).isEqualTo(ExitCode.INTERNAL);
    assertThat(plain.text()).startsWith("Internal error (").doesNotContain("\tat ");
    assertThat(java(broken, "-Dglossary.DEBUG=true").text()).contains("\tat glossary.");
  }

  @Test
  void seventy_five_is_busy_or_a_port_in_use_and_says_to_try_again() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PackedSidecar refused =
          run("serve", "--set", "METRICS_PORT=0", "--set", "SIDECAR_PORT=" + taken.getLocalPort());

      assertThat(refused.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
      assertThat(refused.err()).contains("is in use").doesNotContain("\tat ");
    }
    Path database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, 3);
    try (HostProcess host = HostProcess.on(database)) {
      host.does("BEGIN IMMEDIATE");
      PackedSidecar refused = run("doctor", "--fix", "--yes", "--set", "SIDECAR_PORT=0");

      assertThat(refused.exitCode()).as(refused.out()).isEqualTo(ExitCode.TRY_AGAIN);
      assertThat(refused.out()).contains("not fixed IDX-04");
    }
  }

  @Test
  void seventy_eight_is_a_wrong_configuration() throws Exception {
    PackedSidecar refused = run("config", "check", "--set", "API_PORT=many");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(run("search", "valve", "--set", "API_PORT=many").exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  private PackedSidecar run(String... arguments) throws Exception {
    return PackedSidecar.run(folder, arguments);
  }

  private Command java(Path jar, String debug) throws Exception {
    return Command.run(
        folder,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        debug,
        "-jar",
        jar.toString(),
        "search",
        "valve",
        "--json",
        "-q");
  }
}
