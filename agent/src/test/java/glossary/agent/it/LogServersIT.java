package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.it.Captured.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each server tells its threads' log lines the request. */
class LogServersIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01";

  @ParameterizedTest
  @MethodSource("glossary.agent.it.ServerUnderTest#logging")
  void a_line_tells_the_request_also_after_an_asynchronous_dispatch(ServerUnderTest server)
      throws Throwable {
    Captured.of(server).check(Column.LOG_LINES, "yes", () -> linesTellTheRequest(server));
  }

  private static void linesTellTheRequest(ServerUnderTest server) throws Exception {
    Launch launch =
        Launch.of(classPath(server), server.mainClass())
            .javaHome(server.javaHome())
            .agent(Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      List<LogLine> expected = new ArrayList<>();
      String endpoint = "GET " + server.appRoute();
      for (int i = 1; i <= 20; i++) {
        app.get("logged", "r-" + i, PARENT);
        expected.add(new LogLine("INFO", "r-" + i, TRACE, endpoint, "logged"));
      }
      if (server.servlets()) {
        app.get("async-logged", "a-1");
        expected.add(new LogLine("INFO", "a-1", "", endpoint, "logged"));
      }
      int exit = host.stop();

      assertThat(exit) // of Tomcat 8.5.0 always 1
          .isEqualTo(server == ServerUnderTest.TOMCAT_8_5_OLDEST ? 1 : 0);
      assertThat(app.lines()).containsExactlyElementsOf(expected);
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  /** It adds its own trace id and span id, but neither where there is a trace id already. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void with_opentelemetry_s_agent_the_trace_id_is_left_to_it(boolean oursFirst) throws Exception {
    List<Path> path = classPath(ServerUnderTest.TOMCAT_10_1);
    Path folder = Folders.fresh("log-config");
    Path config = path.get(path.size() - LogLibrary.LOGBACK_1_5.classPath().size());
    String logback = Files.readString(config.resolve("logback.xml"));
    Files.writeString(folder.resolve("logback.xml"), logback.replace("%m%n", "%X{span_id}%n"));
    path.add(0, folder);
    Path other = Folders.PEERS.resolve("opentelemetry-javaagent.jar");
    Launch alone = Launch.of(path, ServerUnderTest.TOMCAT_10_1.mainClass());
    Launch launch =
        (oursFirst
                ? alone.agent(Folders.telemetry()).agent(other, "")
                : alone.agent(other, "").agent(Folders.telemetry()))
            .flags(
                "-Xmx256m",
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none");
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("logged", "r-1", PARENT);
      assertThat(host.stop()).isZero();

      LogLine line = app.lines().get(0);
      assertThat(line.id()).isEqualTo("r-1");
      assertThat(line.endpoint()).isEqualTo("GET /shop/app/*");
      assertThat(line.trace()).isEqualTo(TRACE);
      assertThat(line.text()).as("its span").matches("[0-9a-f]{16}");
    }
  }

  private static List<Path> classPath(ServerUnderTest server) throws Exception {
    List<Path> path = new ArrayList<>(server.classPath());
    path.removeIf(jar -> jar.getFileName().toString().matches("(slf4j-api|logback-).*"));
    path.addAll(LogLibrary.LOGBACK_1_5.classPath());
    return path;
  }
}
