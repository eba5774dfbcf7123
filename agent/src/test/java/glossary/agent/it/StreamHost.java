package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running host of streams, and how its requests must have been counted if it has the agent. */
final class StreamHost implements AutoCloseable {
  private static final int NO_AGENT = 0;

  private final HostProcess host;
  private final int scrapePort;
  private final Map<String, Long> expected = new TreeMap<>();
  private int linesSeen;

  private StreamHost(HostProcess host, int scrapePort) {
    this.host = host;
    this.scrapePort = scrapePort;
  }

  static StreamHost without(Launch launch) throws IOException {
    return new StreamHost(HostProcess.start(launch), NO_AGENT);
  }

  static StreamHost withAgent(Launch launch) throws IOException {
    int port = Scrape.freePort();
    String options = "port=" + port + ";" + Folders.telemetry();
    return new StreamHost(HostProcess.start(launch.agent(options)), port);
  }

  /** From here on; what a test before has left behind is its own failure. */
  void begin() throws IOException {
    expected.clear();
    if (hasAgent()) {
      expected.putAll(scrape().byStatus());
    }
  }

  RawClient client() {
    return host.client();
  }

  boolean hasAgent() {
    return scrapePort != NO_AGENT;
  }

  /** Waits for a line that the host prints after those it was waited for before. */
  void await(String start) throws Exception {
    List<String> lines =
        Eventually.read(
            () -> List.copyOf(host.output()),
            all -> all.stream().skip(linesSeen).anyMatch(line -> line.startsWith(start)));
    int at = linesSeen;
    while (at < lines.size() && !lines.get(at).startsWith(start)) {
      at++;
    }
    assertThat(at).as("%s in %s", start, lines).isLessThan(lines.size());
    linesSeen = at + 1;
  }

  /** What the host said it listens on with TLS. */
  int tlsPort() {
    return host.output().stream()
        .filter(line -> line.startsWith("TLS "))
        .mapToInt(line -> Integer.parseInt(line.substring(4)))
        .findFirst()
        .orElseThrow();
  }

  /** So many more requests of each status have ended, and none is in flight. */
  void counted(Map<String, Integer> byStatus) throws Exception {
    byStatus.forEach((status, requests) -> expected.merge(status, (long) requests, Long::sum));
    awaitCounts(0);
  }

  /** So many of one status, and one for each of the answers. */
  void counted(int requests, String status, RawResponse... answers) throws Exception {
    Map<String, Integer> all = new TreeMap<>();
    if (requests > 0) {
      all.put(status, requests);
    }
    for (RawResponse answer : answers) {
      all.merge(Integer.toString(answer.status()), 1, Integer::sum);
    }
    counted(all);
  }

  /** No more have ended, but so many are in flight. */
  void inFlight(int requests) throws Exception {
    awaitCounts(requests);
  }

  private void awaitCounts(int inFlight) throws Exception {
    if (hasAgent()) {
      Scrape scrape =
          Eventually.read(
              this::scrape, one -> one.byStatus().equals(expected) && inFlightIn(one) == inFlight);
      assertThat(scrape.byStatus()).isEqualTo(expected);
      assertThat(inFlightIn(scrape)).as("in flight").isEqualTo(inFlight);
    }
  }

  private static int inFlightIn(Scrape scrape) {
    return (int) scrape.value("http_server_requests_in_flight");
  }

  Scrape scrape() throws IOException {
    return Scrape.of(scrapePort);
  }

  /** Ends it as an operator would; returns its exit code. */
  int stop() throws Exception {
    return host.stop();
  }

  /** All that it wrote to standard error. */
  String errors() {
    return host.errors();
  }

  @Override
  public void close() {
    host.close();
  }
}
