package glossary.agent.it;

import glossary.agent.it.ContractSuite.Answered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How the agent must have counted what was asked of a server. */
final class Expected {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  /** Of requests that never reached an application, and may never have become one. */
  private static final Set<Integer> REJECTED = Set.of(400, 431, 505);

  private Expected() {}

  /** One finished request. */
  record Counted(String method, String route, String status, boolean refused) {

    boolean rejected() {
      return refused || REJECTED.contains(status.isEmpty() ? 0 : statusNumber());
    }

    private int statusNumber() {
      return status.chars().allMatch(Character::isDigit) ? Integer.parseInt(status) : 0;
    }
  }

  static List<Counted> counted(ServerUnderTest server, List<Answered> answers) {
    return answers.stream().flatMap(answer -> counted(server, answer).stream()).toList();
  }

  static Map<String, Long> byStatus(ServerUnderTest server, List<Answered> answers) {
    return count(counted(server, answers), Counted::status);
  }

  private static List<Counted> counted(ServerUnderTest server, Answered answer) {
    List<RawResponse> responses =
        answer.responses().stream().filter(response -> !response.interim()).toList();
    List<Sent> requests = answer.asked().requests();
    return IntStream.range(0, requests.size())
        .mapToObj(i -> counted(server, answer.asked().resets(), requests.get(i), responses.get(i)))
        .toList();
  }

  private static Counted counted(
      ServerUnderTest server, boolean resets, Sent sent, RawResponse response) {
    return new Counted(
        methodLabel(sent.methodSeen()),
        route(server, sent, response),
        statusLabel(resets, response),
        server.refuses(resets ? 200 : response.status()));
  }

  static Map<String, Long> count(List<Counted> requests, Function<Counted, String> key) {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach(request -> counts.merge(key.apply(request), 1L, Long::sum));
    return counts;
  }

  private static String methodLabel(String method) {
    return method.isEmpty() || METHODS.contains(method) ? method : "OTHER";
  }

  private static String statusLabel(boolean resets, RawResponse response) {
    if (resets) {
      return "cancelled";
    }
    return response.status() == 0 ? "aborted" : Integer.toString(response.status());
  }

  private static String route(ServerUnderTest server, Sent sent, RawResponse response) {
    if (server.namesWhatIsMissing()
        && response.status() == 404
        && sent.pathSeen().startsWith("/shop/app/")) {
      return server.appRoute();
    }
    if (response.status() == 404
        || server.refuses(response.status())
        || REJECTED.contains(response.status())
        || !server.templates()) {
      return "unmatched";
    }
    if (!server.tellsPatterns()) {
      return server.appRoute();
    }
    String target = sent.pathSeen();
    if (target.equals("/shop/app/template")) {
      return "/shop/orders/{id}"; // As Spring says which of its patterns has matched.
    }
    if (target.startsWith("/shop/app/")) {
      return server.appRoute();
    }
    if (target.endsWith(".do")) {
      return "/shop/*.do";
    }
    return target.equals("/shop/exact") ? target : "";
  }
}
