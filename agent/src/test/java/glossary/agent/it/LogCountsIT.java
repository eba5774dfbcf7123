package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Warnings and errors of a host's log are counted, with every logging library and bridge. */
class LogCountsIT {
  private static final String FAILURE = "com.example.shop.ShopFailure";

  @ParameterizedTest
  @EnumSource
  void each_line_is_counted_once(LogLibrary library) throws Exception {
    int port = Scrape.freePort();
    Launch launch = library.launch().agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("info", "r-0");
      Map<String, Long> before = counts(port);

      app.get("info", "r-1");
      app.get("warn", "r-2");
      app.get("warn", "r-3");
      app.get("error", "r-4");
      app.get("bare", "r-5");

      assertThat(added(before, counts(port)))
          .isEqualTo(Map.of("warn none", 2L, "error none", 1L, "error " + FAILURE, 1L));
      assertThat(host.stop()).isZero();
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  @Test
  void a_call_that_fails_in_a_handler_fails_as_without_the_agent_and_the_next_one_counts()
      throws Exception {
    int port = Scrape.freePort();
    Launch launch = LogLibrary.JUL.launch().agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("info", "r-0");
      Map<String, Long> before = counts(port);

      assertThat(app.get("throwing", "r-1")).isEqualTo("no room for this line");
      assertThat(app.get("throwing", "r-2")).isEqualTo("no room for this line");
      app.get("warn", "r-3");

      assertThat(added(before, counts(port)))
          .isEqualTo(Map.of("error " + FAILURE, 2L, "warn none", 1L));
    }
  }

  @Test
  void a_library_that_is_switched_off_is_neither_counted_nor_told() throws Exception {
    int port = Scrape.freePort();
    Launch launch =
        LogLibrary.LOGBACK_1_5
            .launch()
            .agent("hooks.off=logback,mdc;port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      LoggingHost app = new LoggingHost(host);
      app.get("info", "r-0");
      Map<String, Long> before = counts(port);
      app.get("error", "r-1");

      assertThat(added(before, counts(port))).isEmpty();
    }
  }

  /** The endpoint is begun at the first request. */
  private static Map<String, Long> counts(int port) throws IOException {
    try {
      return Eventually.read(() -> Scrape.of(port), scrape -> !scrape.samples().isEmpty())
          .sums(
              "host_log_events_total",
              sample -> sample.label("level") + " " + sample.label("type"));
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }

  private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> added = new TreeMap<>();
    after.forEach((key, count) -> added.put(key, count - before.getOrDefault(key, 0L)));
    added.values().removeIf(count -> count == 0);
    return added;
  }
}
