package glossary.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.TelemetryReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hooks that always throw: a host whose classes have the names of Tomcat's and nothing else of
 * them.
 */
class FailingHooksIT {
  private static final String REQUEST =
      "package org.apache.coyote; public class Request { public String asked = \"x\"; }";
  private static final String RESPONSE = "package org.apache.coyote; public class Response {}";
  private static final String ADAPTER =
      """
      package org.apache.catalina.connector;

      import org.apache.coyote.Request;
      import org.apache.coyote.Response;

      public class CoyoteAdapter {
        public String service(Request request, Response response) {
          if (request.asked.equals("throw")) {
            throw new IllegalStateException("the host's own");
          }
          return "served " + request.asked;
        }
      }
      """;
  private static final String MAIN =
      """
      import org.apache.catalina.connector.CoyoteAdapter;
      import org.apache.coyote.Request;
      import org.apache.coyote.Response;

      public class Main {
        public static void main(String[] args) throws Exception {
          CoyoteAdapter adapter = new CoyoteAdapter();
          for (int i = 0; i < 100; i++) {
            Request request = new Request();
            request.asked = i % 7 == 0 ? "throw" : "" + i;
            try {
              System.out.println(adapter.service(request, new Response()));
            } catch (IllegalStateException own) {
              System.out.println(own.getMessage());
            }
          }
          System.in.read();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void the_host_does_not_notice_and_the_hook_is_switched_off() throws Exception {
    compile();
    List<String> alone = run(null).output();
    Path telemetry = Files.createDirectory(folder.resolve("telemetry"));

    Ran with = run("telemetry.dir=" + telemetry);

    assertThat(alone).hasSize(100).contains("served 1", "the host's own");
    assertThat(with.output()).isEqualTo(alone);
    assertThat(with.errors()).hasSize(2);
    assertThat(with.errors().get(0)).contains("CoyoteAdapter.service").contains("suppressed");
    assertThat(with.errors().get(1)).contains("CoyoteAdapter.service").contains("switched off");
    var figures =
        TelemetryReader.read(theFileIn(telemetry).toFile(), System.currentTimeMillis()).figures;
    assertThat(figures.hookErrors)
        .singleElement()
        .matches(each -> each.hook.equals("CoyoteAdapter.service") && each.count == 10);
    assertThat(figures.inFlight).isZero();
    assertThat(figures.requests).isEmpty();
  }

  private record Ran(List<String> output, List<String> errors) {}

  private Ran run(String options) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        options == null
            ? new ProcessBuilder(java, "-cp", folder.toString(), "Main")
            : new ProcessBuilder(
                java,
                "-javaagent:" + Folders.AGENT + "=" + options,
                "-cp",
                folder.toString(),
                "Main");
    Process process = builder.redirectError(err.toFile()).start();
    try (var lines = process.inputReader(UTF_8)) {
      List<String> output = lines.lines().limit(100).toList();
      if (options != null) {
        Eventually.read(this::published, there -> there);
      }
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
      return new Ran(output, Files.readAllLines(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** The file is begun late; it must be there before the host ends. */
  private boolean published() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("telemetry"))) {
      return files.findAny().isPresent();
    }
  }

  private static Path theFileIn(Path telemetry) throws IOException {
    try (Stream<Path> files = Files.list(telemetry)) {
      return files.filter(file -> file.toString().endsWith(".mm")).findAny().orElseThrow();
    }
  }

  private void compile() throws IOException {
    Files.writeString(folder.resolve("Request.java"), REQUEST);
    Files.writeString(folder.resolve("Response.java"), RESPONSE);
    Files.writeString(folder.resolve("CoyoteAdapter.java"), ADAPTER);
    Files.writeString(folder.resolve("Main.java"), MAIN);
    String[] sources = {"Request.java", "Response.java", "CoyoteAdapter.java", "Main.java"};
    String[] arguments =
        Stream.concat(
                Stream.of("-cp", folder.toString(), "-d", folder.toString()),
                Stream.of(sources).map(source -> folder + File.separator + source))
            .toArray(String[]::new);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
  }
}
