package glossary.sidecar.attach;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.RunningHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command attach, on JVMs that run already. */
class AttachIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String HEADER = "X-Content-Type-Options";

  @TempDir Path folder;

  /** That of the tests, and a newer one if Debian's folder of them has it. */
  static List<Path> javaHomes() throws IOException {
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return List.of(JAVA_HOME);
    }
    try (Stream<Path> homes = Files.list(installed)) {
      Stream<Path> newer =
          homes.filter(
              home ->
                  home.getFileName().toString().contains("25")
                      && Files.isExecutable(home.resolve("bin/java")));
      return Stream.concat(Stream.of(JAVA_HOME), newer).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void a_running_host_gets_the_agent_keeps_it_and_loses_it_again(Path javaHome) throws Exception {
    try (RunningHost host = RunningHost.start(javaHome)) {
      assertThat(host.headers().firstValue(HEADER)).isEmpty();

      assertThat(attach(host).out())
          .isEqualTo("The agent is attached to JVM " + host.pid() + ".\n");
      assertThat(host.headers().allValues(HEADER)).containsExactly("nosniff");

      PackedSidecar second = attach(host);
      assertThat(second.exitCode()).isZero();
      assertThat(second.out()).contains("already");
      assertThat(host.headers().allValues(HEADER)).containsExactly("nosniff");

      PackedSidecar changed = attach(host, "headers=off");
      assertThat(changed.exitCode()).isEqualTo(1);
      assertThat(changed.err()).contains("took no new options", "enabled=false");

      assertThat(attach(host, "enabled=false").out()).contains("detached");
      assertThat(host.headers().firstValue(HEADER)).isEmpty();
    }
  }

  @Test
  void the_jar_is_private_and_stays_the_same_file() throws Exception {
    try (RunningHost host = RunningHost.start(JAVA_HOME)) {
      attach(host);
      Path jar = unpacked().get(0);
      Object file = Files.getAttribute(jar, "unix:ino");
      attach(host);

      assertThat(unpacked()).containsExactly(jar);
      assertThat(Files.getAttribute(jar, "unix:ino")).isEqualTo(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_jvm_that_refuses_is_left_alone_and_the_other_way_is_told() throws Exception {
    try (RunningHost host = RunningHost.start(JAVA_HOME, "-XX:+DisableAttachMechanism")) {
      PackedSidecar run = attach(host);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("start it with -javaagent:" + unpacked().get(0))
          .doesNotContain("\tat ");
      assertThat(host.headers().firstValue(HEADER)).isEmpty();
    }
  }

  @Test
  void a_runtime_that_cannot_attach_says_so() throws Exception {
    try (RunningHost host = RunningHost.start(JAVA_HOME)) {
      PackedSidecar run =
          PackedSidecar.start(
              folder,
              Map.of("JDK_JAVA_OPTIONS", "--limit-modules=java.se,jdk.httpserver,jdk.unsupported"),
              "attach",
              host.pid());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("lacks the module jdk.attach", "-javaagent");
    }
  }

  @Test
  void a_wrong_pid_is_a_problem_and_no_pid_is_wrong_usage() throws Exception {
    assertThat(PackedSidecar.run(folder, "attach", "999999999").exitCode()).isEqualTo(1);
    assertThat(PackedSidecar.run(folder, "attach", "0").exitCode()).isEqualTo(2);
    assertThat(PackedSidecar.run(folder, "attach", "abc").exitCode()).isEqualTo(2);
    assertThat(PackedSidecar.run(folder, "attach").exitCode()).isEqualTo(2);
  }

  private PackedSidecar attach(RunningHost host, String... options) throws Exception {
    List<String> arguments =
        Stream.concat(Stream.of("attach", host.pid()), Stream.of(options)).toList();
    return PackedSidecar.run(folder, arguments.toArray(String[]::new));
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/sidecar/agent"))) {
      return files.toList();
    }
  }
}
