package glossary.agent.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the agent's Prometheus endpoint says at one moment. */
record Scrape(List<Sample> samples) {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line. */
  record Sample(String name, Map<String, String> labels, double value) {

    String label(String label) {
      return labels.getOrDefault(label, "");
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Empty if nobody listens. */
  static Scrape of(int port) throws IOException {
    try {
      return parse(new RawClient(port).get("/metrics").text());
    } catch (ConnectException nobody) {
      return new Scrape(List.of());
    }
  }

  static Scrape parse(String text) {
    return new Scrape(
        text.lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList());
  }

  private static Sample sample(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      throw new IllegalArgumentException("no sample of Prometheus: " + line);
    }
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(match.group(2) == null ? "" : match.group(2));
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return new Sample(
        match.group(1), labels, Double.parseDouble(match.group(3).replace("Inf", "Infinity")));
  }

  /** Sums of a metric by whatever {@code key} makes of its samples. */
  Map<String, Long> sums(String name, Function<Sample, String> key) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .collect(
            Collectors.groupingBy(
                key, TreeMap::new, Collectors.summingLong(sample -> (long) sample.value())));
  }

  Map<String, Long> requests(Function<Sample, String> key) {
    return sums("http_server_requests_seconds_count", key);
  }

  Map<String, Long> byStatus() {
    return requests(sample -> sample.label("status"));
  }

  double value(String name) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .mapToDouble(Sample::value)
        .sum();
  }
}
