package glossary.sidecar.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A front on a free port of the loopback address, and what its observer heard. */
final class TestFront implements AutoCloseable {
  static final Limits LIMITS = Limits.standard("127.0.0.1", 0).named("test");

  /** One finished request. */
  record Seen(String method, String route, int status) {}

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  final List<String> failures = new CopyOnWriteArrayList<>();
  final HttpFront front;

  TestFront(Limits limits, List<Filter> filters, Gate gate, Route... routes) throws IOException {
    front = HttpFront.start(limits, new Router(List.of(routes), gate), filters, observer());
  }

  static TestFront of(Limits limits, Route... routes) throws IOException {
    return new TestFront(limits, List.of(), (request, route) -> {}, routes);
  }

  static TestFront of(Route... routes) throws IOException {
    return of(LIMITS, routes);
  }

  static Route get(String template, Handler handler) {
    return new Route("GET", template, Access.OPEN, handler);
  }

  static Route post(String template, Handler handler) {
    return new Route("POST", template, Access.OPEN, handler);
  }

  /** Answers with the template's name, so that tests see which route was taken. */
  static Route named(String template) {
    return get(template, request -> Response.text(200, "text/plain", template));
  }

  static Route hello() {
    return get("/hello", request -> Response.json(200, out -> out.writeString("hello")));
  }

  static Limits patience(int headerMillis, int bodyMillis, int writeMillis) {
    return LIMITS.withTimeouts(
        Duration.ofMillis(headerMillis),
        Duration.ofMillis(bodyMillis),
        Duration.ofMillis(writeMillis));
  }

  /** Polls; fails after ten seconds. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never happened: " + what);
      }
      Thread.sleep(5);
    }
  }

  int port() {
    return front.port();
  }

  RawAnswer get(String target) throws IOException {
    return RawClient.get(port(), target);
  }

  RawAnswer ask(String head) throws IOException {
    return RawClient.ask(port(), head);
  }

  List<Seen> seen() {
    return new ArrayList<>(seen);
  }

  private Observer observer() {
    return new Observer() {
      @Override
      public void started() {}

      @Override
      public void failed(String type, String route) {
        failures.add(type + " " + route);
      }

      @Override
      public void finished(String method, String route, int status, long elapsedNanos) {
        seen.add(new Seen(method, route, status));
      }
    };
  }

  @Override
  public void close() {
    front.close();
  }
}
