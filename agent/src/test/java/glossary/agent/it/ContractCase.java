package glossary.agent.it;

import java.io.IOException;
import java.util.List;

/**
 * Requests over one connection.
 *
 * @param servletOnly false if every host can answer it
 * @param resets whether the client goes away in the middle of the response
 */
record ContractCase(String name, boolean servletOnly, boolean resets, List<Sent> requests) {

  static ContractCase all(String name, Sent... requests) {
    return new ContractCase(name, false, false, List.of(requests));
  }

  static ContractCase servlet(String name, Sent... requests) {
    return new ContractCase(name, true, false, List.of(requests));
  }

  static ContractCase reset(String name, Sent request) {
    return new ContractCase(name, false, true, List.of(request));
  }

  /** A GET of the endpoint of that name. */
  static ContractCase all(String endpoint) {
    return all(endpoint, Sent.get("/shop/app/" + endpoint));
  }

  static ContractCase servlet(String endpoint) {
    return servlet(endpoint, Sent.get("/shop/app/" + endpoint));
  }

  List<RawResponse> run(RawClient client) throws IOException {
    return resets ? List.of(client.sendAndReset(requests.get(0))) : client.send(requests);
  }

  @Override
  public String toString() {
    return name;
  }
}
