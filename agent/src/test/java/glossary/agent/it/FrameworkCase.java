package glossary.agent.it;

import java.util.List;
import java.util.stream.Stream;

/**
 * A request to an application, most of which is below {@code /shop/api}.
 *
 * @param template that its path matches; null for none
 * @param error simple name of what is thrown and counts; null for nothing
 */
record FrameworkCase(Sent sent, String template, String error) {
  private static final String API = "/shop/api";
  private static final String ORDER = "/orders/{id}";

  static List<FrameworkCase> of(FrameworkUnderTest framework) {
    return Stream.concat(
            cases().stream(), framework.isPacked() ? springs().stream() : Stream.empty())
        .filter(
            one -> framework != FrameworkUnderTest.SPARK || !one.sent().target().endsWith("/later"))
        .toList();
  }

  private static List<FrameworkCase> springs() {
    String failure = "com.example.shop.ShopFailure";
    return List.of(
        new FrameworkCase(Sent.get("/shop/"), "/shop/", null),
        new FrameworkCase(Sent.get("/shop/static/hello.txt"), "/shop/static/**", null),
        new FrameworkCase(Sent.get("/shop/static/nothing.txt"), null, null),
        matching(
            Sent.get(API + "/orders/17/advised"),
            ORDER + "/advised",
            "java.lang.IllegalArgumentException"),
        matching(Sent.get(API + "/orders/17/refused"), ORDER + "/refused", null),
        matching(Sent.get(API + "/orders/17/failed-later"), ORDER + "/failed-later", failure),
        matching(Sent.get(API + "/orders/17/called"), ORDER + "/called", null),
        matching(Sent.get(API + "/orders/17/events"), ORDER + "/events", null));
  }

  private static List<FrameworkCase> cases() {
    return List.of(
        matching(Sent.get(API + "/orders/17"), ORDER, null),
        matching(Sent.get(API + "/orders/18?page=3"), ORDER, null),
        matching(Sent.post(API + "/orders", "seals"), "/orders", null),
        matching(Sent.get(API + "/orders/0"), ORDER, null),
        matching(
            Sent.get(API + "/orders/17/handled"),
            ORDER + "/handled",
            "com.example.shop.ShopFailure"),
        matching(
            Sent.get(API + "/orders/17/thrown"),
            ORDER + "/thrown",
            "java.lang.IllegalStateException"),
        matching(Sent.get(API + "/orders/17/later"), ORDER + "/later", null),
        matching(Sent.get(API + "/orders/17/stream"), ORDER + "/stream", null),
        matching(Sent.get(API + "/orders/17/lines/2"), ORDER + "/lines/{line}", null),
        new FrameworkCase(Sent.get(API + "/nothing/17"), null, null),
        new FrameworkCase(Sent.get(API + "/%2e%2e/orders/%7Bid%7D;a=1"), null, null),
        new FrameworkCase(Sent.of("PUT", API + "/orders/17", "Content-Length: 0"), null, null),
        new FrameworkCase(Sent.get("/shop/elsewhere"), null, null));
  }

  private static FrameworkCase matching(Sent sent, String template, String error) {
    return new FrameworkCase(sent, API + template, error);
  }

  /** How the agent must count it. */
  String counted(FrameworkUnderTest framework, RawResponse response) {
    return sent.method() + " " + route(framework, response) + " " + response.status();
  }

  /** The same for its error. */
  String errorCounted(FrameworkUnderTest framework) {
    return error + " " + framework.template(template);
  }

  private String route(FrameworkUnderTest framework, RawResponse response) {
    if (template != null) {
      return framework.template(template);
    }
    return response.status() == 404 || response.status() == 400 ? "unmatched" : framework.rest;
  }

  @Override
  public String toString() {
    return sent.method() + " " + sent.target();
  }
}
