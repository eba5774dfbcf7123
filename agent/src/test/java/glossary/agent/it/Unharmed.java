package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.it.ContractSuite.Answered;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says that a host answers the whole suite as it does without an agent. */
final class Unharmed {
  private static final Map<ServerUnderTest, List<Answered>> WITHOUT =
      new EnumMap<>(ServerUnderTest.class);

  private Unharmed() {}

  /** Starts the host, asks all, stops it; returns all that it wrote to standard error. */
  static String run(ServerUnderTest server, Launch launch) throws Exception {
    try (HostProcess host = HostProcess.start(launch)) {
      check(server, host);
      assertThat(host.stop()).as("exit code").isZero();
      return host.errors();
    }
  }

  static void check(ServerUnderTest server, HostProcess host) throws Exception {
    List<Answered> without = without(server);
    List<Answered> with = ContractSuite.run(server, host.client());
    for (int i = 0; i < without.size(); i++) {
      String name = server + ", " + without.get(i).asked().name();
      Golden.assertSame(name, without.get(i).responses(), with.get(i).responses());
    }
  }

  private static List<Answered> without(ServerUnderTest server) throws Exception {
    if (!WITHOUT.containsKey(server)) {
      try (HostProcess host = HostProcess.start(server)) {
        WITHOUT.put(server, ContractSuite.run(server, host.client()));
      }
    }
    return WITHOUT.get(server);
  }
}
