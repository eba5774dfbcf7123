package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lines of a host's log tell of the request, with every logging library. */
class LogContextIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @EnumSource
  void each_line_tells_its_request_and_nothing_stays_on_the_thread(LogLibrary library)
      throws Exception {
    try (HostProcess host = HostProcess.start(library.launch().agent(Folders.telemetry()))) {
      LoggingHost app = new LoggingHost(host);
      app.get("info", "r-1", "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01");
      app.get("info", "r-2");
      if (library.callsMap()) {
        assertThat(app.get("read", "r-3")).isEqualTo("r-3");
        app.get("own", "r-4");
        app.get("clear", "r-5");
        app.get("carried", "r-6");
      }
      app.get("pattern", "r-7");
      app.get("async", "r-8");
      assertThat(host.stop()).isZero();

      if (library.hasMap()) {
        String all = "GET /shop/app/*";
        assertThat(app.lines())
            .containsExactlyElementsOf(
                library.callsMap()
                    ? List.of(
                        new LogLine("INFO", "r-1", TRACE, all, "info"),
                        new LogLine("INFO", "r-2", "", all, "info"),
                        new LogLine("INFO", "own", "", all, "own"),
                        new LogLine("INFO", "r-5", "", all, "before"),
                        new LogLine("INFO", "r-5", "", all, "after"),
                        new LogLine("INFO", "r-7", "", all, "before"),
                        new LogLine("INFO", "r-7", "", "GET /shop/orders/{id}", "after"),
                        new LogLine("INFO", "", "", "", "elsewhere"),
                        new LogLine("INFO", "r-8", "", all, "info"))
                    : List.of(
                        new LogLine("INFO", "r-1", TRACE, all, "info"),
                        new LogLine("INFO", "r-2", "", all, "info"),
                        new LogLine("INFO", "r-7", "", all, "before"),
                        new LogLine("INFO", "r-7", "", "GET /shop/orders/{id}", "after"),
                        new LogLine("INFO", "", "", "", "elsewhere"),
                        new LogLine("INFO", "r-8", "", all, "info")));
      }
      if (library.callsMap()) {
        assertThat(host.output())
            .filteredOn(line -> line.startsWith("CARRIED"))
            .singleElement()
            .matches(line -> line.contains("request_id=r-6"));
      }
      assertThat(host.output()).noneMatch(line -> line.startsWith("LEFT"));
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  /** The application's own leak stays its own: it is hidden from the next request, and put back. */
  @ParameterizedTest
  @EnumSource(names = {"LOGBACK_1_5", "LOG4J_2", "RELOAD4J", "JBOSS_3"})
  void what_was_there_before_is_put_back(LogLibrary library) throws Exception {
    Launch launch = library.launch().flags("-Dthreads=1").agent(Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("kept", "r-1");
      app.get("info", "r-2");
      assertThat(host.stop()).isZero();

      assertThat(app.lines())
          .containsExactly(new LogLine("INFO", "r-2", "", "GET /shop/app/*", "info"));
      assertThat(host.output())
          .filteredOn(line -> line.startsWith("LEFT"))
          .isNotEmpty()
          .allMatch("LEFT left behind null"::equals);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGBACK_1_5", "LOG4J_2_ASYNC"})
  void a_map_that_is_switched_off_is_not_touched(LogLibrary library) throws Exception {
    Launch launch = library.launch().agent("hooks.off=mdc;" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      assertThat(app.get("read", "r-1")).isEqualTo("null");
      app.get("info", "r-2");
      assertThat(host.stop()).isZero();

      assertThat(app.lines()).containsExactly(new LogLine("INFO", "", "", "", "info"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGBACK_1_5", "LOG4J_2"})
  void an_agent_that_is_switched_off_meanwhile_takes_its_keys_back(LogLibrary library)
      throws Exception {
    try (HostProcess host = HostProcess.start(library.launch().agent(Folders.telemetry()))) {
      LoggingHost app = new LoggingHost(host);
      CompletableFuture<String> waits = CompletableFuture.supplyAsync(() -> ask(app, "wait"));
      Eventually.read(app::lines, lines -> !lines.isEmpty());
      try (RemoteJmx jmx = RemoteJmx.attach(host.pid())) {
        jmx.awaitBean("glossary.agent:type=Agent");
        jmx.invoke("glossary.agent:type=Agent", "disable");
      }
      app.get("go", "r-2");
      waits.join();
      assertThat(host.stop()).isZero();

      assertThat(app.lines())
          .extracting(line -> line.id() + " " + line.text())
          .containsExactly("r-1 waits", "r-1 went");
      assertThat(host.output()).noneMatch(line -> line.startsWith("LEFT"));
    }
  }

  private static String ask(LoggingHost app, String name) {
    try {
      return app.get(name, "r-1");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
