package glossary.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.hooks.Held;
import glossary.agent.metrics.RequestCells;
import glossary.agent.options.AgentOptions;
import glossary.agent.publish.InFlight;
import glossary.agent.requests.Handling;
import glossary.agent.requests.RequestTracker;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put into a thread's map for a request, and that it is gone afterwards. */
class ContextsTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Class<?> MAP = FakeMap.class;

  private RequestTracker tracker;
  private Contexts contexts;
  private String route = "/orders/*";

  @BeforeEach
  void agent() throws Exception {
    AgentOptions options = AgentOptions.parse(null, new Properties(), Map.of());
    tracker =
        new RequestTracker(
            new RequestCells(10),
            new ErrorGroups(10, error -> {}),
            new InFlight(),
            new HeaderPolicy(options.headers, options.headerSettings),
            () -> {},
            error -> {},
            options);
    contexts = new Contexts(tracker.current());
    FakeMap.all().clear();
  }

  @AfterEach
  void quiet() {
    FakeMap.atEachCall = null;
  }

  private Handling begins(String method, String id, String traceParent) {
    return tracker.handle(
        tracker.start(method, "/orders/7", id, traceParent, false), of -> route, this);
  }

  /** As the bridge does. */
  private static void ends(Handling handling) throws Throwable {
    var giveBack = Held.class.getDeclaredMethod("giveBack");
    giveBack.setAccessible(true);
    try {
      giveBack.invoke(handling);
    } catch (java.lang.reflect.InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  @Test
  void a_thread_without_a_request_is_left_alone() throws Throwable {
    contexts.logs(MAP);
    contexts.uses(MAP);

    assertThat(FakeMap.all()).isEmpty();
  }

  @Test
  void a_request_that_uses_no_log_leaves_the_map_alone() throws Throwable {
    FakeMap.atEachCall = () -> assertThat(true).as("nobody calls").isFalse();

    ends(begins("GET", "r-1", null));

    assertThat(tracker.current().get()).isNull();
  }

  @Test
  void id_trace_and_endpoint_are_there_until_the_thread_leaves_the_request() throws Throwable {
    Handling handling = begins("GET", "r-1", "00-" + TRACE + "-00f067aa0ba902b7-01");
    contexts.uses(MAP);

    assertThat(FakeMap.all())
        .isEqualTo(Map.of("request_id", "r-1", "trace_id", TRACE, "endpoint", "GET /orders/*"));
    ends(handling);
    assertThat(FakeMap.all()).isEmpty();
    contexts.logs(MAP);
    assertThat(FakeMap.all()).isEmpty();
  }

  @Test
  void a_route_that_becomes_known_later_is_told_from_then_on() throws Throwable {
    Handling handling = begins("GET", "r-1", null);
    contexts.logs(MAP);
    route = "/orders/{id}";
    contexts.logs(MAP);

    assertThat(FakeMap.all()).containsEntry("endpoint", "GET /orders/{id}");
    ends(handling);
    assertThat(FakeMap.all()).isEmpty();
  }

  @Test
  void what_was_there_before_is_hidden_and_put_back() throws Throwable {
    FakeMap.all().put("request_id", "of the application");
    FakeMap.all().put("trace_id", "kept, the request has none");
    Handling handling = begins("GET", "r-1", null);
    contexts.logs(MAP);
    assertThat(FakeMap.all()).containsEntry("request_id", "r-1");
    ends(handling);

    assertThat(FakeMap.all())
        .isEqualTo(
            Map.of("request_id", "of the application", "trace_id", "kept, the request has none"));
  }

  @Test
  void what_the_application_puts_itself_stays_as_it_is() throws Throwable {
    Handling handling = begins("GET", "r-1", null);
    contexts.uses(MAP);
    FakeMap.put("request_id", "own");
    FakeMap.put("endpoint", "own, too");
    contexts.logs(MAP);
    route = "/orders/{id}";
    contexts.logs(MAP);

    assertThat(FakeMap.all()).isEqualTo(Map.of("request_id", "own", "endpoint", "own, too"));
    ends(handling);
    assertThat(FakeMap.all()).isEqualTo(Map.of("request_id", "own", "endpoint", "own, too"));
  }

  @Test
  void a_map_that_was_cleared_is_filled_again_at_the_next_line() throws Throwable {
    FakeMap.all().put("request_id", "left behind");
    Handling handling = begins("GET", "r-1", null);
    contexts.logs(MAP);
    FakeMap.all().clear();
    contexts.uses(MAP);
    assertThat(FakeMap.all()).as("reading alone does not fill it").isEmpty();
    contexts.logs(MAP);
    assertThat(FakeMap.all()).containsEntry("request_id", "r-1");
    ends(handling);

    assertThat(FakeMap.all()).as("what was cleared is gone").isEmpty();
  }

  @Test
  void a_request_within_another_is_told_and_then_the_other_again() throws Throwable {
    Handling outer = begins("GET", "r-1", null);
    contexts.logs(MAP);
    Handling inner = begins("POST", "r-2", null);
    contexts.logs(MAP);
    assertThat(FakeMap.all()).isEqualTo(Map.of("request_id", "r-2", "endpoint", "POST /orders/*"));
    ends(inner);
    contexts.logs(MAP);
    assertThat(FakeMap.all()).isEqualTo(Map.of("request_id", "r-1", "endpoint", "GET /orders/*"));
    ends(outer);

    assertThat(FakeMap.all()).isEmpty();
  }

  /** A map whose calls are hooked, whose library logs in them, or which hands on to another. */
  @Test
  void a_map_that_comes_back_to_the_agent_at_each_call_ends() throws Throwable {
    FakeMap.atEachCall =
        () -> {
          try {
            contexts.uses(MAP);
            contexts.logs(MAP);
          } catch (Throwable failure) {
            throw new AssertionError(failure);
          }
        };
    Handling outer = begins("GET", "r-1", null);
    Handling inner = begins("GET", "r-2", null);
    contexts.logs(MAP);
    assertThat(FakeMap.all()).containsEntry("request_id", "r-2");
    ends(inner);
    assertThat(FakeMap.all()).doesNotContainValue("r-2");
    contexts.logs(MAP);
    assertThat(FakeMap.all()).containsEntry("request_id", "r-1");
    ends(outer);

    assertThat(FakeMap.all()).isEmpty();
  }

  @Test
  void a_map_that_fails_keeps_no_thread_in_a_request() throws Throwable {
    Handling handling = begins("GET", "r-1", null);
    contexts.logs(MAP);
    FakeMap.atEachCall =
        () -> {
          throw new IllegalStateException("broken map");
        };

    assertThatThrownBy(() -> ends(handling)).hasMessage("broken map");
    assertThat(tracker.current().get()).isNull();
    assertThatThrownBy(
            () -> {
              begins("GET", "r-2", null);
              contexts.logs(MAP);
            })
        .hasMessage("broken map");
  }

  @Test
  void a_class_that_is_no_map_is_refused() {
    begins("GET", "r-1", null);

    assertThatThrownBy(() -> contexts.logs(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.lang.String offers no get");
  }

  @Test
  void nothing_that_a_caller_has_typed_gets_into_the_endpoint() throws Throwable {
    for (String method : new String[] {"GE\r\nT", "<b>", "", "Ä".repeat(9), "G".repeat(33)}) {
      Handling handling = begins(method, "r-1", "no trace at all");
      contexts.logs(MAP);

      assertThat(FakeMap.all()).isEqualTo(Map.of("request_id", "r-1", "endpoint", "/orders/*"));
      ends(handling);
    }
  }

  @Test
  void an_id_that_a_caller_must_not_choose_is_another() throws Throwable {
    Handling handling = begins("GET", "r\n1", null);
    contexts.logs(MAP);

    assertThat(FakeMap.all().get("request_id").toString()).matches("[0-9a-f]{16}");
    ends(handling);
  }
}
