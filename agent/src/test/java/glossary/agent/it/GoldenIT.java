package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import glossary.agent.it.ContractSuite.Answered;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A host answers the same with the agent as without it, but for the headers that the agent adds.
 */
class GoldenIT {

  @TestFactory
  Stream<DynamicContainer> the_same_answers_with_and_without_the_agent() {
    return ServerUnderTest.everywhere()
        .map(server -> dynamicContainer(server.toString(), comparisons(server)));
  }

  private static Stream<DynamicTest> comparisons(ServerUnderTest server) {
    try {
      List<Answered> without = run(server, Launch.of(server));
      List<Answered> with = run(server, Launch.of(server).agent(Folders.telemetry()));
      return IntStream.range(0, without.size())
          .mapToObj(i -> comparison(server, without.get(i), with.get(i)));
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(server.toString(), failure);
    }
  }

  private static List<Answered> run(ServerUnderTest server, Launch launch)
      throws IOException, InterruptedException {
    try (HostProcess host = HostProcess.start(launch)) {
      List<Answered> responses = ContractSuite.run(server, host.client());
      assertThat(host.stop()).as("exit code").isZero();
      return responses;
    }
  }

  private static DynamicTest comparison(ServerUnderTest server, Answered without, Answered with) {
    String name = server + ", " + without.asked().name();
    return dynamicTest(name, () -> Golden.assertSame(name, without.responses(), with.responses()));
  }
}
