package glossary.soak.applications;

import java.net.URI;
import java.util.concurrent.TimeUnit;

/** How many requests the agent says it has counted. */
final class Counted {
  private static final String COUNT = "http_server_requests_seconds_count{";

  private Counted() {}

  /** The sum over all routes, once it is the same twice: a request may end after its answer. */
  static long at(int port) throws Exception {
    long last = -1;
    while (true) {
      long sum =
          new Client()
              .ask(URI.create("http://127.0.0.1:" + port), "GET /metrics")
              .body()
              .lines()
              .filter(line -> line.startsWith(COUNT))
              .mapToLong(
                  line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
              .sum();
      if (sum == last) {
        return sum;
      }
      last = sum;
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
