package glossary.agent.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.logs.LogHooks;
import glossary.agent.metrics.RequestCells;
import glossary.agent.options.AgentOptions;
import glossary.agent.publish.InFlight;
import glossary.agent.requests.RequestTracker;
import glossary.agent.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EarlyTransformerTest {
  private static final byte[] GIVEN = {1};
  private static final byte[] WOVEN = {2};

  private final EarlyTransformer early = new EarlyTransformer();

  @Test
  void every_hooked_class_waits_and_no_other() throws Exception {
    AgentOptions options = AgentOptions.parse(null, new Properties(), Map.of());
    RequestTracker tracker =
        new RequestTracker(
            new RequestCells(10),
            new ErrorGroups(10, error -> {}),
            new InFlight(),
            new HeaderPolicy(options.headers, options.headerSettings),
            () -> {},
            error -> {},
            options);
    List<HookPoint> points = new ArrayList<>(Servers.points(tracker, Set.of()));
    points.addAll(LogHooks.points(new LogCounts(), tracker.current(), Set.of(), 9));

    assertThat(points)
        .isNotEmpty()
        .allMatch(point -> EarlyTransformer.mayConcern(point.className.replace('.', '/')));
    assertThat(EarlyTransformer.mayConcern("java/lang/String")).isFalse();
    assertThat(EarlyTransformer.mayConcern("com/example/Shop")).isFalse();
  }

  @Test
  void a_class_that_came_too_early_is_passed_on_when_there_is_somebody() throws Exception {
    Thread agent = new Thread(() -> early.passTo(new Weaving()));
    agent.start();

    assertThat(load("io/undertow/Undertow")).isEqualTo(WOVEN);
    agent.join();
    assertThat(load("com/example/Shop")).isEqualTo(WOVEN);
  }

  @Test
  void nobody_waits_for_an_agent_that_gave_up() throws Exception {
    early.giveUp();

    assertThat(load("io/undertow/Undertow")).isNull();
    assertThat(load(null)).isNull();
  }

  private byte[] load(String name) throws Exception {
    return early.transform(null, name, null, null, GIVEN);
  }

  private static final class Weaving implements java.lang.instrument.ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        java.security.ProtectionDomain domain,
        byte[] bytes) {
      return WOVEN;
    }
  }
}
