package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import glossary.agent.it.Captured.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Over HTTP/2, too, each request is answered as without the agent and counted once. */
class Http2IT {

  @TestFactory
  Stream<DynamicContainer> streams_of_one_connection_are_counted_each() {
    return StreamServer.chosen()
        .filter(server -> server.offers(StreamServer.Offers.H2C))
        .map(server -> dynamicContainer(server.toString(), tests(server)));
  }

  private static Stream<DynamicTest> tests(StreamServer server) {
    StreamHosts hosts =
        new StreamHosts(
            () ->
                server
                    .launch(LogLibrary.RELOAD4J.classPath())
                    .flags(
                        server.offers(StreamServer.Offers.TLS)
                            ? "-Dkeys=" + TlsKeys.get().file()
                            : "-Dnone"));
    Captured captured = Captured.of(server);
    List<DynamicTest> tests = new ArrayList<>();
    for (StreamCase one : Http2Cases.all()) {
      if (one.fits(server)) {
        String name = server + ", " + one.name();
        tests.add(captured.test(Column.HTTP_2, name, () -> check(name, server, one, hosts)));
      }
    }
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
      RawResponse answer = with.get(i);
      if (answer.statusLine().startsWith("HTTP/2")) {
        assertThat(answer.headers())
            .allSatisfy(header -> assertThat(header.name()).isEqualTo(lowerCase(header.name())));
      }
      if (!answer.headers().isEmpty()) {
        AddedHeaders.check(name, answer, without.get(i));
      }
    }
    assertThat(hosts.withAgent().scrape().requests(sample -> sample.label("route")).keySet())
        .isSubsetOf(server.appRoute(), "unmatched");
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
