package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No line ever tells of a request that is not its own. */
class LogIsolationIT {
  private static final int CLIENTS = 100;
  private static final int REQUESTS = 20;
  private static final int LINES = 3;

  @ParameterizedTest
  @EnumSource(names = {"LOGBACK_1_5", "LOG4J_2_ASYNC", "RELOAD4J", "JBOSS_3"})
  void a_hundred_clients_at_once_on_few_threads(LogLibrary library) throws Exception {
    Launch launch = library.launch().flags("-Dthreads=8").agent(Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      try {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          int client = i;
          all.add(() -> asks(host, client));
        }
        for (Future<Integer> each : clients.invokeAll(all)) {
          assertThat(each.get()).isEqualTo(REQUESTS);
        }
      } finally {
        clients.shutdownNow();
      }
      // An asynchronous library gives up what it has not written within a while of the end.
      List<LogLine> lines =
          Eventually.read(
              () -> new LoggingHost(host).lines(),
              read -> read.size() >= CLIENTS * REQUESTS * LINES);
      assertThat(host.stop()).isZero();

      assertThat(lines).hasSize(CLIENTS * REQUESTS * LINES);
      assertThat(lines).allMatch(line -> line.text().equals("line of " + line.id()));
      assertThat(host.output()).noneMatch(line -> line.startsWith("LEFT"));
    }
  }

  /** All over one connection. */
  private static int asks(HostProcess host, int client) throws IOException {
    int answered = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.client().port())) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < REQUESTS; i++) {
        String id = "X-Request-ID: c" + client + "-" + i;
        socket.getOutputStream().write(Sent.get("/shop/app/each", id).bytes());
        answered += RawClient.read(in, "GET").status() == 200 ? 1 : 0;
      }
    }
    return answered;
  }

  @Test
  void each_application_has_its_own_library_in_its_own_loader() throws Exception {
    Map<String, LogLibrary> apps = new HashMap<>();
    apps.put("old", LogLibrary.LOGBACK_1_2);
    apps.put("new", LogLibrary.LOGBACK_1_5);
    apps.put("other", LogLibrary.LOG4J_2);
    List<String> described = new ArrayList<>();
    for (Map.Entry<String, LogLibrary> app : apps.entrySet()) {
      String path =
          app.getValue().classPath().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      described.add(app.getKey() + "=" + app.getValue().api + "=" + path);
    }
    Launch launch =
        Launch.of(ServerUnderTest.TOMCAT_10_1.classPath(), "com.example.shop.LogHost")
            .flags("-Dapps=" + String.join(",", described), "-Dthreads=1")
            .agent(Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost each = new LoggingHost(host);
      each.of("old", "info", "r-1");
      each.of("new", "info", "r-2");
      each.of("other", "info", "r-3");
      each.of("old", "own", "r-4");
      assertThat(host.stop()).isZero();

      assertThat(each.lines())
          .containsExactly(
              new LogLine("INFO", "r-1", "", "GET /old/app/*", "info"),
              new LogLine("INFO", "r-2", "", "GET /new/app/*", "info"),
              new LogLine("INFO", "r-3", "", "GET /other/app/*", "info"),
              new LogLine("INFO", "own", "", "GET /old/app/*", "own"));
      assertThat(host.output()).noneMatch(line -> line.startsWith("LEFT"));
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  @Test
  void a_host_without_any_library_is_served_as_ever() throws Exception {
    Launch launch =
        Launch.of(ServerUnderTest.TOMCAT_10_1.classPath(), "com.example.shop.LogHost")
            .flags("-Dapps=shop=none=")
            .agent(Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("info", "r-1");
      assertThat(app.get("read", "r-2")).isEqualTo("null");
      assertThat(host.stop()).isZero();
      assertThat(host.output()).contains("PLAIN info");
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }
}
