package glossary.agent.it;

import glossary.agent.it.StreamServer.Offers;
import java.util.List;

/**
 * What a host of streams is asked, with and without the agent.
 *
 * @param needs null if every host can answer it
 */
record StreamCase(String name, Offers needs, Script script) {

  /** Says on its way how the agent must have counted; returns what must be equal without it. */
  interface Script {
    List<RawResponse> run(StreamServer server, StreamHost host) throws Exception;
  }

  boolean fits(StreamServer server) {
    return needs == null || server.offers(needs);
  }
}
