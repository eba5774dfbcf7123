package glossary.agent.it;

import glossary.agent.it.ContractSuite.Answered;
import java.util.List;
import java.util.Map;

/**
 * The suite's answers with and without the agent, and what the agent says about them when all have
 * ended, which may be after their responses have arrived.
 */
record Observed(
    List<Answered> without,
    List<Answered> with,
    Map<String, Long> expectedByStatus,
    Scrape scrape) {

  static Observed run(ServerUnderTest server) throws Exception {
    List<Answered> without;
    try (HostProcess host = HostProcess.start(server)) {
      without = ContractSuite.run(server, host.client());
    }
    int port = Scrape.freePort();
    Launch launch = Launch.of(server).agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      List<Answered> with = ContractSuite.run(server, host.client());
      Map<String, Long> expected = Expected.byStatus(server, with);
      Scrape scrape =
          Eventually.read(() -> Scrape.of(port), one -> one.byStatus().equals(expected));
      return new Observed(without, with, expected, scrape);
    }
  }
}
