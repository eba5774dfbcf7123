package glossary.agent.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.bridge.Bridge;
import glossary.agent.bridge.Modules;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hooks in a class that this JVM really loads, verifies and runs. */
class InstrumentorTest {
  private static final String SAMPLE = Sample.class.getName();
  private static Instrumentation instrumentation;

  private final Recorder recorder = new Recorder();
  private final AtomicInteger firsts = new AtomicInteger();
  private Suppressed suppressed;
  private Instrumentor instrumentor;

  @BeforeAll
  static void bridge() {
    instrumentation = ByteBuddyAgent.install();
    Bridge.ensure(instrumentation);
  }

  @AfterEach
  void off() {
    instrumentor.off();
  }

  private void on(HookPoint... points) {
    suppressed = new Suppressed(Arrays.asList(points), false);
    instrumentor = new Instrumentor(instrumentation, suppressed, new Counting());
    instrumentor.on();
  }

  private final class Counting implements Instrumentor.Listener {
    @Override
    public void firstClass() {
      firsts.incrementAndGet();
    }

    @Override
    public void managementLoaded() {
      throw new AssertionError("no MBean server is made here");
    }
  }

  private static Object call(Class<?> type, String method, Object... arguments) throws Exception {
    return call(type.getConstructor().newInstance(), method, arguments);
  }

  private static Object call(Object sample, String name, Object... arguments) throws Exception {
    for (var method : sample.getClass().getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(sample, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  @Test
  void start_of_a_method_gets_the_object_and_its_arguments() throws Exception {
    on(HookPoint.enter(SAMPLE, "returned", "(Ljava/lang/String;I)", recorder));
    Object sample = FreshLoader.sample().getConstructor().newInstance();

    assertThat(call(sample, "returned", "text", 7)).isEqualTo("text");

    assertThat(recorder.entered).containsExactly(Arrays.asList(sample, "text", 7, null));
    assertThat(firsts).hasValue(1);
  }

  @Test
  void a_static_method_has_no_object_and_primitive_arguments_are_boxed() throws Exception {
    on(
        HookPoint.around(SAMPLE, "added", "(JDF)", recorder),
        HookPoint.around(SAMPLE, "small", "(ZBC)", recorder),
        HookPoint.enter(SAMPLE, "smallest", "(S)", recorder));
    Class<?> type = FreshLoader.sample();

    assertThat(call(type, "added", 1L, 2.5, 3f)).isEqualTo(6.5);
    assertThat(call(type, "small", true, (byte) 4, 'c')).isEqualTo(4);
    assertThat(call(type, "smallest", (short) 5)).isEqualTo((short) 5);

    assertThat(recorder.entered)
        .containsExactly(
            Arrays.asList(null, 1L, 2.5, 3f),
            Arrays.asList(null, true, (byte) 4, 'c'),
            Arrays.asList(null, (short) 5, null, null));
    assertThat(recorder.exited)
        .containsExactly(
            Arrays.asList("token 1", null, 1L, null), Arrays.asList("token 2", null, true, null));
  }

  @Test
  void end_of_a_method_gets_what_it_was_called_with_whatever_it_assigned() throws Exception {
    long expected = new Sample().assigned("text", 9);
    on(HookPoint.around(SAMPLE, "assigned", "(Ljava/lang/Object;I)", recorder));
    Object sample = FreshLoader.sample().getConstructor().newInstance();

    assertThat(call(sample, "assigned", "text", 9)).isEqualTo(expected);

    assertThat(recorder.exited).containsExactly(Arrays.asList("token 1", sample, "text", null));
  }

  @Test
  void what_a_method_throws_is_told_and_thrown() throws Exception {
    on(HookPoint.around(SAMPLE, "thrown", "(Ljava/lang/RuntimeException;)", recorder));
    Object sample = FreshLoader.sample().getConstructor().newInstance();
    RuntimeException failure = new RuntimeException("expected");

    assertThatThrownBy(() -> call(sample, "thrown", failure))
        .isInstanceOf(InvocationTargetException.class)
        .hasCause(failure);

    assertThat(recorder.exited).containsExactly(Arrays.asList("token 1", sample, failure, failure));
  }

  @Test
  void what_a_method_catches_itself_is_not_its_end() throws Exception {
    on(HookPoint.around(SAMPLE, "caught", "(I)", recorder));
    Object sample = FreshLoader.sample().getConstructor().newInstance();

    assertThat(call(sample, "caught", 3)).isEqualTo(-1);

    assertThat(recorder.exited).containsExactly(Arrays.asList("token 1", sample, 3, null));
  }

  @Test
  void a_constructor_is_hooked_before_there_is_an_object() throws Exception {
    on(HookPoint.enter(SAMPLE, "<init>", "(Ljava/lang/String;)", recorder));

    FreshLoader.sample().getConstructor(String.class).newInstance("name");

    assertThat(recorder.entered).containsExactly(Arrays.asList(null, "name", null, null));
  }

  @Test
  void a_class_without_the_method_is_left_alone() throws Exception {
    on(
        HookPoint.enter(SAMPLE, "absent", "()", recorder),
        HookPoint.enter(SAMPLE, "returned", "(I)", recorder));

    assertThat(call(FreshLoader.sample(), "returned", "text", 1)).isEqualTo("text");

    assertThat(recorder.entered).isEmpty();
    assertThat(firsts).hasValue(0);
    assertThat(suppressed.counts()).isEmpty();
  }

  @Test
  void classes_that_are_loaded_already_get_hooks_and_lose_them() throws Exception {
    Object sample = FreshLoader.sample().getConstructor().newInstance();
    on(HookPoint.around(SAMPLE, "returned", "(Ljava/lang/String;I)", recorder));
    call(sample, "returned", "first", 1);
    instrumentor.off();
    call(sample, "returned", "second", 1);
    instrumentor.on();
    instrumentor.on();
    call(sample, "returned", "third", 1);

    assertThat(recorder.entered).extracting(call -> call.get(1)).containsExactly("first", "third");
    assertThat(recorder.exited).hasSize(2);
    assertThat(instrumentor.isOn()).isTrue();
  }

  @Test
  void a_hook_that_keeps_failing_is_switched_off_and_the_host_never_notices() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Recorder fellow = new Recorder();
    Hook failing =
        new Hook() {
          @Override
          public Object enter(Object self, Object first, Object second, Object third) {
            calls.incrementAndGet();
            throw new AssertionError("expected");
          }
        };
    on(
        HookPoint.enter(SAMPLE, "returned", "(Ljava/lang/String;I)", failing),
        HookPoint.enter(SAMPLE, "caught", "(I)", fellow),
        HookPoint.enter(SAMPLE, "smallest", "(S)", recorder).in(1));
    Object sample = FreshLoader.sample().getConstructor().newInstance();

    for (int i = 0; i < 3 * Suppressed.MOST; i++) {
      assertThat(call(sample, "returned", "text", 1)).isEqualTo("text");
    }
    call(sample, "caught", 1);
    call(sample, "smallest", (short) 1);

    assertThat(calls).hasValue(Suppressed.MOST);
    assertThat(fellow.entered).as("of the same group").isEmpty();
    assertThat(suppressed.counts().values()).containsExactly((long) Suppressed.MOST);
    assertThat(recorder.entered).hasSize(1);
  }

  @Test
  void two_hooks_of_one_class_each_get_their_own_calls() throws Exception {
    Recorder other = new Recorder();
    on(
        HookPoint.around(SAMPLE, "returned", "(Ljava/lang/String;I)", recorder),
        HookPoint.around(SAMPLE, "caught", "(I)", other));
    Object sample = FreshLoader.sample().getConstructor().newInstance();

    call(sample, "returned", "text", 1);
    call(sample, "caught", 1);

    assertThat(List.of(recorder.exited.size(), other.exited.size())).containsExactly(1, 1);
  }

  @Test
  void a_hook_is_given_the_arguments_that_it_picks_and_the_class_of_a_static_method()
      throws Exception {
    on(
        HookPoint.around(SAMPLE, "added", "(JDF)", recorder).picking(1, 2),
        HookPoint.enter(SAMPLE, "smallest", "(S)", recorder).withClass(),
        HookPoint.enter(SAMPLE, "returned", "(Ljava/lang/String;I)", recorder).withClass());
    Class<?> type = FreshLoader.sample();
    Object sample = type.getConstructor().newInstance();

    call(sample, "added", 1L, 2.5, 3f);
    call(sample, "smallest", (short) 5);
    call(sample, "returned", "text", 7);

    assertThat(recorder.entered)
        .containsExactly(
            Arrays.asList(null, 2.5, 3f, null),
            Arrays.asList(type, (short) 5, null, null),
            Arrays.asList(sample, "text", 7, null));
    assertThat(recorder.exited).containsExactly(Arrays.asList("token 1", null, 2.5, null));
  }

  @Test
  void what_a_hook_holds_is_given_back_also_when_it_was_switched_off_meanwhile() throws Exception {
    Holding holding = new Holding();
    on(HookPoint.around(SAMPLE, "caught", "(I)", holding));

    Object first = enter(0);
    exit(0, first);
    assertThat(holding.givenBack).isEqualTo(1);
    Object second = enter(0);
    for (int i = 0; i < Suppressed.MOST; i++) {
      suppressed.hook(0, new AssertionError("expected"));
    }
    exit(0, second);

    assertThat(holding.givenBack).isEqualTo(2);
    assertThat(enter(0)).isNull();
    assertThat(holding.ended).isEqualTo(1);
  }

  @Test
  void what_a_hook_holds_is_given_back_also_when_the_agent_has_left_and_then_nobody_listens()
      throws Exception {
    Holding holding = new Holding();
    on(HookPoint.around(SAMPLE, "caught", "(I)", holding));
    Object one = enter(0);
    Object other = enter(0);

    instrumentor.off();
    assertThat(enter(0)).as("a call that begins later").isNull();
    exit(0, one);
    exit(0, other);

    assertThat(holding.givenBack).isEqualTo(2);
    assertThat(holding.ended).as("ends that count").isZero();
    assertThat(sink()).isNull();
    instrumentor.on();
    exit(0, enter(0));
    assertThat(holding.givenBack).isEqualTo(3);
  }

  @Test
  void a_hook_that_fails_at_its_end_gives_back_what_it_holds() throws Exception {
    Holding holding = new Holding();
    holding.failing = true;
    on(HookPoint.around(SAMPLE, "caught", "(I)", holding));

    assertThat(call(FreshLoader.sample(), "caught", 2)).isEqualTo(-1);

    assertThat(holding.givenBack).isEqualTo(1);
    assertThat(suppressed.counts()).containsEntry("Sample.caught", 1L);
  }

  /** The bridge is in the JDK's package, which tests are not compiled against. */
  private static Class<?> bridgeClass() throws ClassNotFoundException {
    return Class.forName(Bridge.NAME, true, null);
  }

  private static Object enter(int hook) throws ReflectiveOperationException {
    return bridgeClass()
        .getMethod("enter", int.class, Object.class, Object.class, Object.class, Object.class)
        .invoke(null, hook, null, null, null, null);
  }

  private static void exit(int hook, Object entered) throws ReflectiveOperationException {
    bridgeClass()
        .getMethod("exit", int.class, Object.class, Object.class, Object.class, Throwable.class)
        .invoke(null, hook, entered, null, null, null);
  }

  private static Object sink() throws ReflectiveOperationException {
    Modules.open(Object.class);
    var field = bridgeClass().getDeclaredField("sink");
    field.setAccessible(true);
    return field.get(null);
  }

  /** Holds something at each call. */
  private static final class Holding extends Hook {
    int givenBack;
    int ended;
    boolean failing;

    @Override
    public Object enter(Object self, Object first, Object second, Object third) {
      return new Held() {
        @Override
        protected void giveBack() {
          givenBack++;
        }
      };
    }

    @Override
    public void exit(Object entered, Object self, Object first, Throwable thrown) {
      ended++;
      if (failing) {
        throw new IllegalStateException("expected");
      }
    }
  }
}
