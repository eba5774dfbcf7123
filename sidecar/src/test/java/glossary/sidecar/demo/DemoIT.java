package glossary.sidecar.demo;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.PackedSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command demo as a user runs it. */
class DemoIT {
  private static final Pattern URL = Pattern.compile("http://\\S+");
  private static final Pattern PROCESS = Pattern.compile("as process (\\d+)");

  @TempDir Path folder;

  @Test
  void every_url_answers_the_host_is_hardened_and_a_signal_stops_it_all() throws Exception {
    try (PackedSidecar demo = start("demo")) {
      ProcessHandle host = hostOf(demo);
      for (String url : urls(demo)) {
        demo.await(url, () -> answers(url));
      }
      assertThat(host(demo).headers().allValues("X-Content-Type-Options"))
          .containsExactly("nosniff");
      demo.terminate();

      assertThat(demo.exitCode()).isZero();
      assertThat(host.isAlive()).isFalse();
      assertThat(demo.err().lines()).allMatch(line -> line.startsWith("Picked up "));
      assertThat(temporary()).isEmptyDirectory();
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void it_stops_by_itself_after_the_seconds_it_was_given() throws Exception {
    try (PackedSidecar demo = start("demo", "--seconds", "1")) {
      ProcessHandle host = hostOf(demo);

      assertThat(demo.exitCode()).isZero();
      assertThat(host.isAlive()).isFalse();
      assertThat(temporary()).isEmptyDirectory();
    }
  }

  @Test
  void the_host_does_not_outlive_a_demo_that_is_killed() throws Exception {
    try (PackedSidecar demo = start("demo")) {
      ProcessHandle host = hostOf(demo);
      demo.kill();

      assertThat(host.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void a_port_in_use_is_told_with_75_and_leaves_nothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PackedSidecar demo = start("demo", "--set", "SIDECAR_PORT=" + taken.getLocalPort());

      assertThat(demo.exitCode()).isEqualTo(75);
      assertThat(demo.err()).contains("Port " + taken.getLocalPort() + " is in use");
      assertThat(temporary()).isEmptyDirectory();
    }
  }

  @Test
  void neither_the_env_file_nor_the_database_of_its_folder_is_touched() throws Exception {
    Files.writeString(folder.resolve(".env"), "DATABASE_URL=sqlite:///mine.db\nAPI_PORT=x\n");
    Path mine = Files.writeString(folder.resolve("mine.db"), "not to be opened");
    try (PackedSidecar demo = start("demo", "--seconds", "1")) {
      assertThat(demo.exitCode()).as(demo.err()).isZero();
      assertThat(mine).hasContent("not to be opened");
    }
  }

  private PackedSidecar start(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--set", "SIDECAR_PORT=0"));
    Map<String, String> environment =
        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary(), "LC_ALL", "C.UTF-8");
    return PackedSidecar.start(folder, environment, all.toArray(String[]::new));
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("temporary"));
  }

  private static ProcessHandle hostOf(PackedSidecar demo) throws Exception {
    demo.await("the host", () -> PROCESS.matcher(demo.out()).find());
    Matcher process = PROCESS.matcher(demo.out());
    assertThat(process.find()).isTrue();
    return ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow();
  }

  private static List<String> urls(PackedSidecar demo) throws Exception {
    demo.await("the last line", () -> demo.out().contains("Ctrl-C"));
    List<String> urls =
        URL.matcher(demo.out().lines().skip(1).reduce("", (a, b) -> a + "\n" + b))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(urls).hasSize(5);
    return urls;
  }

  private static HttpResponse<String> host(PackedSidecar demo) throws Exception {
    return PackedSidecar.get(URI.create(urls(demo).get(3)));
  }

  private static boolean answers(String url) {
    try {
      return PackedSidecar.get(URI.create(url)).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
