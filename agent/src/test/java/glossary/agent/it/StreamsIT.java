package glossary.agent.it;

import static glossary.agent.it.StreamServer.Offers.SOCKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import glossary.agent.it.Captured.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests and connections that live long, and clients that leave: answered as without the agent,
 * counted once.
 */
class StreamsIT {

  @TestFactory
  Stream<DynamicContainer> streams_are_served_as_without_the_agent_and_counted_once() {
    return StreamServer.chosen().map(server -> dynamicContainer(server.toString(), tests(server)));
  }

  private static Stream<DynamicTest> tests(StreamServer server) {
    StreamHosts hosts = new StreamHosts(server);
    Captured captured = Captured.of(server);
    List<DynamicTest> tests = new ArrayList<>();
    for (StreamCase one : StreamCases.all()) {
      if (one.fits(server)) {
        String name = server + ", " + one.name();
        Column column = one.needs() == SOCKETS ? Column.SOCKETS : Column.STREAMS;
        tests.add(captured.test(column, name, () -> check(name, server, one, hosts)));
      }
    }
    tests.add(dynamicTest(server + ", templates only", () -> routes(server, hosts)));
    tests.add(dynamicTest(server + ", ends well", hosts::stop));
    return tests.stream();
  }

  private static void check(String name, StreamServer server, StreamCase one, StreamHosts hosts)
      throws Exception {
    List<RawResponse> without = one.script().run(server, hosts.without());
    hosts.withAgent().begin();
    List<RawResponse> with = one.script().run(server, hosts.withAgent());

    Golden.assertSame(name, without, with);
    for (int i = 0; i < with.size(); i++) {
      AddedHeaders.check(name, with.get(i), without.get(i));
    }
  }

  private static void routes(StreamServer server, StreamHosts hosts) throws Exception {
    assertThat(hosts.withAgent().scrape().requests(sample -> sample.label("route")).keySet())
        .contains(server.appRoute())
        .isSubsetOf(server.appRoute(), server.socketRoute());
  }
}
