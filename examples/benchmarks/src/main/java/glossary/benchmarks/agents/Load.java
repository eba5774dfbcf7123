package glossary.benchmarks.agents;

import java.io.IOException;
import java.util.List;

/**
 * What wrk found over eight connections.
 *
 * @param rate requests a second
 */
record Load(double rate) {

  static Load of(String url, int seconds, String script) throws IOException {
    List<String> command =
        List.of("wrk", "-t", "1", "-c", "8", "-d", seconds + "s", "-s", script, url);
    for (String line : Command.lines(command)) {
      if (line.startsWith("RESULT ")) {
        return of(line.split(" "));
      }
    }
    throw new IOException("wrk gave no result");
  }

  private static Load of(String[] result) throws IOException {
    if (!result[4].equals("0")) {
      throw new IOException(result[4] + " requests failed");
    }
    return new Load(Double.parseDouble(result[1]));
  }
}
